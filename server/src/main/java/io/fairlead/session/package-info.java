/**
 * The Connect app: what a consumer goes through behind a link. Owns {@code session} and {@code
 * session_event}, the timeline that everything told about a session is read from.
 *
 * <p>So far a session starts, shows its first screen, and ends by the consumer's exit.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "partner", "customer", "institution", "account", "link"})
package io.fairlead.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
