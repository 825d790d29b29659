package io.fairlead.report.income;

import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.report.rules.ReportWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A stream as it verifies an employment: who has paid and when, never how much.
 *
 * @param daysSinceLastTransaction whole days until the report was made
 * @param nextExpectedTransactionDate the last deposit and the cadence, in epoch seconds
 */
public record EmploymentStream(
        String id,
        String name,
        StreamStatus status,
        EstimateInclusion estimateInclusion,
        int confidence,
        StreamCadence cadence,
        long daysSinceLastTransaction,
        long nextExpectedTransactionDate,
        int incomeStreamMonths,
        List<ReportTransaction> transactions) {

    public static EmploymentStream of(IncomeStream stream, ReportWindow window) {
        var last = Instant.ofEpochSecond(stream.transactions().getLast().postedDate());
        return new EmploymentStream(
                stream.id(),
                stream.name(),
                stream.status(),
                stream.estimateInclusion(),
                stream.confidence(),
                stream.cadence(),
                ChronoUnit.DAYS.between(LocalDate.ofInstant(last, window.zone()), window.lastDay()),
                last.atZone(window.zone())
                        .plus(Period.ofDays(stream.cadence().days()))
                        .toEpochSecond(),
                stream.incomeStreamMonths(),
                stream.transactions().stream().map(ReportTransaction::withoutAmount).toList());
    }
}
