package io.fairlead.connector;

import io.fairlead.connector.input.Question;
import io.fairlead.spi.Cause;
import java.util.Optional;

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

    /**
     * The bank was not asked, or what it has said was not heard, for a reason of Fairlead's own:
     * its limits, its pauses, its shutdown. So nothing new is known, and asking again may help.
     */
    record NotAsked<T>(Cause cause, String safeText) implements Reading<T> {}

    /**
     * The status that the bank has given the accounts read from; none when nothing new is known.
     */
    default Optional<AggregationStatus> said() {
        return switch (this) {
            case Got<T> _ -> Optional.of(AggregationStatus.SUCCESS);
            case ConsumerNeeded<T>(var status, _) -> Optional.of(status);
            case Refused<T>(_, var status, _) -> Optional.of(status);
            case NotAsked<T> _ -> Optional.empty();
        };
    }
}
