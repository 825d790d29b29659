package io.fairlead.webhook.delivery;

import io.fairlead.webhook.DeliveryAttempt;
import io.fairlead.webhook.EventState;
import java.time.Instant;

/**
 * The result of an attempt: what it changes in the queue.
 *
 * @param dueAt when the stream's first waiting event is to be sent next
 */
record DeliveryResult(
        ClaimedEvent claimed, DeliveryAttempt attempt, EventState state, Instant dueAt) {}
