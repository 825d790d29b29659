package io.fairlead.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request to a receiver.
 *
 * @param status what it answered with, if it did
 * @param excerpt the beginning of its answer's body
 * @param retryAfter how long it wants to be left alone; not kept
 */
public record Attempt(
        Instant startedAt,
        Outcome outcome,
        @Nullable Integer status,
        Duration latency,
        @Nullable String excerpt,
        @Nullable Duration retryAfter) {}
