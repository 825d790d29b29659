package io.fairlead.report.analytics;

import java.util.List;

/**
 * An attribute that adds up transactions.
 *
 * @param streamIds the streams that it adds up; none as yet
 */
public record TransactionalAttribute(
        String attributeName,
        List<String> transactionIds,
        List<String> streamIds,
        List<Interval> aggregatedByTimePeriods) {

    /** Its periods of one kind. */
    public record Interval(TimeInterval timeIntervalType, List<TransactionalPeriod> periods) {}
}
