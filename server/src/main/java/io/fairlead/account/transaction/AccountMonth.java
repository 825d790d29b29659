package io.fairlead.account.transaction;

import java.time.Instant;

/**
 * What is known of the transactions of an account and a month in UTC without reading them.
 *
 * @param oldestAt the moment of the oldest one
 * @param latestAt the moment of the latest one
 */
record AccountMonth(MonthKey key, int posted, int pending, Instant oldestAt, Instant latestAt) {

    /** Whether all of them are of the time that a query is for. */
    boolean isWithin(TransactionQuery query) {
        return !oldestAt.isBefore(query.from()) && !latestAt.isAfter(query.to());
    }

    /** How many of them a query is for, when all are of its time. */
    long count(TransactionQuery query) {
        return query.includePending() ? posted + pending : posted;
    }
}
