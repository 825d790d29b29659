package io.fairlead.account.transaction;

import java.time.Instant;

/**
 * Which transactions to show.
 *
 * @param from the first moment
 * @param to the last moment
 * @param start the place of the first one to show, from 1
 * @param limit how many to show at most
 */
public record TransactionQuery(
        Instant from, Instant to, boolean includePending, Order order, int start, int limit) {

    /** By when they happened. */
    public enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }
}
