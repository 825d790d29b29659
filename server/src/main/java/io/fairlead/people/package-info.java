/**
 * People who use the console: who they are, and what they may see and change. {@code people.web}
 * checks that before any page or action for people.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "partner"})
package io.fairlead.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
