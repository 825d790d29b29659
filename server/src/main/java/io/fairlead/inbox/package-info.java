/**
 * The sandbox's inboxes: web addresses that keep every request, so that webhooks can be looked at.
 * Owns {@code inbox_request}. Production has none.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "sandbox", "webhook"})
package io.fairlead.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
