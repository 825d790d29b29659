/**
 * Institutions: the banks that can be linked. Owns {@code institution}. Search, branding and login
 * forms come with the connectors.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package io.fairlead.institution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
