/**
 * Institutions: the banks that can be linked, imported from files, and the search for them. Owns
 * {@code institution} and {@code institution_settings}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "customer"})
package io.fairlead.institution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
