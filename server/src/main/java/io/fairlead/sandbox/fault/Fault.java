package io.fairlead.sandbox.fault;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fault that waits for calls.
 *
 * @param code the aggregation status of {@link FaultKind#REFUSE}
 * @param seconds how late {@link FaultKind#STALL} answers
 * @param times how many calls it meets; null means every one until it is cleared
 * @param hits how many calls it has met
 */
public record Fault(
        UUID id,
        FaultStep at,
        FaultKind does,
        @Nullable Integer code,
        @Nullable Integer seconds,
        FaultScope scope,
        @Nullable Integer times,
        int hits,
        Instant orderedAt) {

    /** Whether it has met all its calls. */
    public boolean isOver() {
        return times != null && hits >= times;
    }

    /** What it does and when, in a sentence. */
    public String explanation() {
        return "%s %s".formatted(at.explanation(), does.explanation());
    }
}
