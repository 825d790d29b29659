/**
 * The delivery of queued webhook events: {@link io.fairlead.webhook.delivery.WebhookDispatcher}
 * claims what is due, sends it, and records the result.
 */
@NullMarked
package io.fairlead.webhook.delivery;

import org.jspecify.annotations.NullMarked;
