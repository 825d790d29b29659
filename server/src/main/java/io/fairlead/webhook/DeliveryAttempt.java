package io.fairlead.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an event, or a ping.
 *
 * @param status the status of the answer; null when there was none
 * @param excerpt the beginning of the answer's body
 * @param retryAfter the wait that the receiver asked for; not stored
 */
public record DeliveryAttempt(
        Instant startedAt,
        AttemptOutcome outcome,
        @Nullable Integer status,
        Duration latency,
        @Nullable String excerpt,
        @Nullable Duration retryAfter) {

    /** One that a fault of Fairlead has ended before anything was sent. */
    public static DeliveryAttempt fault(Instant at) {
        return new DeliveryAttempt(at, AttemptOutcome.FAULT, null, Duration.ZERO, null, null);
    }
}
