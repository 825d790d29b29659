/** The API's documentation: an OpenAPI document and a page to browse it. Owns no table. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package io.fairlead.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
