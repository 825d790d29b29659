/**
 * Webhooks: the HTTP requests that tell partners about events. Owns {@code webhook_stream}, {@code
 * webhook_event}, {@code webhook_attempt} and {@code webhook_key}.
 *
 * <p>{@code webhook.outbox} opens streams and appends to them: an event is stored in the
 * transaction of its cause. {@code webhook.delivery} sends what is stored, in order within each
 * stream, at least once (ADR 010). {@code webhook.body} writes the bodies, {@code webhook.signing}
 * signs them, {@code webhook.log} lists and replays events. The statement that claims due streams
 * passes over partners that are disabled, so it reads the table {@code partner}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "partner", "customer"})
package io.fairlead.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
