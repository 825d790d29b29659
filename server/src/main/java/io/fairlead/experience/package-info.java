/**
 * Experiences: a partner's look of and rules for the Connect app, versioned. Owns {@code
 * experience} and {@code experience_version}. What a partner writes, by a call or in a file, is
 * read by {@link ExperienceForm}; nothing of it reaches a page as it was sent.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "partner", "customer", "institution"})
package io.fairlead.experience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
