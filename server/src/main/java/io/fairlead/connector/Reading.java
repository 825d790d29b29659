package io.fairlead.connector;

import io.fairlead.spi.Cause;

/**
 * What reading from a bank ended with.
 *
 * @param <T> what was read
 */
public sealed interface Reading<T> {

    record Got<T>(T value) implements Reading<T> {}

    /** The bank wants the consumer, who must repair the login through Connect. */
    record ConsumerNeeded<T>(AggregationStatus status, Question question) implements Reading<T> {}

    record Refused<T>(Cause cause, AggregationStatus status, String safeText)
            implements Reading<T> {}

    /** Fairlead itself holds its calls to the institution back, so that nothing new is known. */
    record NotAsked<T>(Cause cause, String safeText) implements Reading<T> {}

    /** The status that the accounts read from show from now on. */
    default AggregationStatus status() {
        return switch (this) {
            case Got<T> _ -> AggregationStatus.SUCCESS;
            case ConsumerNeeded<T>(var status, _) -> status;
            case Refused<T>(_, var status, _) -> status;
            case NotAsked<T>(var cause, _) -> AggregationStatus.of(cause);
        };
    }
}
