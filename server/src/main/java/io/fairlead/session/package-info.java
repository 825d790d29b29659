/**
 * The Connect app: what a consumer goes through behind a link. Owns {@code session} and {@code
 * session_event}, the timeline that everything told about a session is read from.
 *
 * <p>{@link Journey} has what a consumer can do, {@link Stage} where a session can stand, {@link
 * Sessions} how it moves, {@link SessionEvent} what the timeline tells of it. {@link BankTalk} asks
 * banks in the background.
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
            "connector",
            "experience",
            "link",
            "webhook"
        })
package io.fairlead.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
