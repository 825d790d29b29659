package io.fairlead.connector;

import io.fairlead.connector.input.Question;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Inventory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an attempt to link or to repair stands. */
public sealed interface Progress {

    /** The consumer is asked; the answer names the attempt and its round. */
    record Asked(String attempt, int round, Question question, Instant expiresAt)
            implements Progress {}

    /**
     * The accounts can be reached from now on. Whether the login is deleted meanwhile shows when
     * something is stored with it.
     *
     * @param authorizedFrom when the consumer consented at the bank, if it was asked there
     * @param authorizedUntil when that consent ends
     */
    record Connected(
            Inventory inventory,
            @Nullable Instant authorizedFrom,
            @Nullable Instant authorizedUntil)
            implements Progress {

        static Connected of(Inventory inventory, Grant grant) {
            return new Connected(inventory, grant.authorizedFrom(), grant.authorizedUntil());
        }
    }

    /** The bank refused; the attempt has ended. */
    record Refused(Cause cause, AggregationStatus status, String safeText) implements Progress {

        static Refused of(Cause cause, String safeText) {
            return new Refused(cause, AggregationStatus.of(cause), safeText);
        }
    }

    /**
     * The bank was not asked for a reason of Fairlead's own, as in {@link Reading.NotAsked}; the
     * attempt has ended.
     */
    record NotAsked(Cause cause, String safeText) implements Progress {}

    /** The question was answered before, has expired or never was: nothing was done. */
    record NotWaiting() implements Progress {}
}
