/** The operator's and the developer's own pages. Owns no table. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "institution", "link", "sandbox"})
package io.fairlead.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
