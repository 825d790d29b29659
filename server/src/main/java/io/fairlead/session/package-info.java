/**
 * Consumers' sessions: what has happened in each and where its consumer stands. Owns {@code
 * session}, {@code session_event} and {@code terms_acceptance}. The events are the timeline that
 * everything told about a session is read from.
 *
 * <p>A link opened a second time has a second session. In the browser of the first one it goes on
 * from there; any other {@link io.fairlead.session.state.Browser} begins anew.
 *
 * <p>{@link Stage} has the places where a session can stand, {@link Sessions} how it moves, {@link
 * SessionEvent} what the timeline tells of it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "spi",
            "partner",
            "customer",
            "institution",
            "account",
            "account :: agreement",
            "account :: wire",
            "connector",
            "consent",
            "experience",
            "link",
            "webhook",
            "webhook :: outbox"
        })
package io.fairlead.session;

import io.fairlead.session.state.Stage;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
