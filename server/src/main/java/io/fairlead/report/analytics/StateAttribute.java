package io.fairlead.report.analytics;

import java.util.List;

/** An attribute that has a value on each day. */
public record StateAttribute(String attributeName, List<Interval> reportedByTimePeriods) {

    /** Its periods of one kind. */
    public record Interval(TimeInterval timeIntervalType, List<StatePeriod> periods) {}
}
