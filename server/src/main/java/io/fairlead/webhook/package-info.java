/** Webhooks: what partners are told by HTTP. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner"})
package io.fairlead.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
