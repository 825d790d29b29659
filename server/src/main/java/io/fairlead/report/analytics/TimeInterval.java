package io.fairlead.report.analytics;

import io.fairlead.report.rules.ReportWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Into which periods the time of a report is divided. */
public enum TimeInterval {
    /** Calendar months; the first and the last as far as the report has them. */
    MONTHLY_CALENDAR(first -> first.withDayOfMonth(first.lengthOfMonth())),

    /** Thirty days each from the report's first day; the last as far as the report has it. */
    MONTHLY_ROLLING_30(first -> first.plusDays(29));

    private final UnaryOperator<LocalDate> lastDay;

    TimeInterval(UnaryOperator<LocalDate> lastDay) {
        this.lastDay = lastDay;
    }

    /** Days from one to another, both included. */
    record Days(LocalDate first, LocalDate last) {

        boolean contain(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    List<Days> periods(ReportWindow window) {
        var periods = new ArrayList<Days>();
        var first = window.firstDay();
        while (!first.isAfter(window.lastDay())) {
            var last = lastDay.apply(first);
            periods.add(new Days(first, last.isAfter(window.lastDay()) ? window.lastDay() : last));
            first = last.plusDays(1);
        }
        return List.copyOf(periods);
    }
}
