/**
 * Webhooks: what partners are told by HTTP. Owns {@code webhook_subscription}, {@code
 * webhook_event}, {@code webhook_attempt} and {@code webhook_key}.
 *
 * <p>{@link Webhooks} is the outbox: what is told in a transaction is stored with it. {@link
 * Courier} sends what is stored, in order for each session, at least once (ADR 010).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "customer"})
package io.fairlead.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
