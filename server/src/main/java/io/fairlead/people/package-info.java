/**
 * People who use the console: who they are, how they sign in, and what they may see and change.
 * Owns {@code person}, {@code person_grant}, {@code recovery_code}, {@code person_session}, {@code
 * sign_in_attempt} and {@code failed_sign_in}. {@code people.web} checks people before any page or
 * action for them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "partner"})
package io.fairlead.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
