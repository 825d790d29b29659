/**
 * What every module may use: typed ids, secrets, problems, sealing, the database and the web
 * plumbing. Owns no table of the product.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package io.fairlead.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
