package io.fairlead.report.content;

import io.fairlead.report.Report;
import io.fairlead.report.rules.ReportWindow;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Which periods reports are about, in whole seconds, as they are told. */
public final class Periods {

    private static final Period INCOME = Period.ofMonths(24);

    private Periods() {}

    /** The period that was asked for, or that is usual. */
    public static ReportWindow of(Report report, ZoneId zone) {
        var constraints = report.content().constraints();
        var ordered = ordered(report);
        var to = moment(constraints.toDate());
        return ReportWindow.asked(
                moment(constraints.fromDate()),
                to == null || to.isAfter(ordered) ? ordered : to,
                report.kind().ordinaryPeriod(),
                report.kind().longestPeriod(),
                zone);
    }

    /** The period of the income in a report about assets and income, whatever else it shows. */
    public static ReportWindow ofIncome(Report report, ZoneId zone) {
        return ReportWindow.asked(
                moment(report.content().constraints().incomeFromDate()),
                ordered(report),
                INCOME,
                INCOME,
                zone);
    }

    private static Instant ordered(Report report) {
        return report.createdAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable Instant moment(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
