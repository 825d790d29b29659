package io.fairlead.report.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.Statistics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What transactions of a period amount to. One without transactions has no other statistics, and
 * one with a single transaction no deviation.
 *
 * @param endDate included
 * @param standardDeviation of a sample
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransactionalPeriod(
        LocalDate startDate,
        LocalDate endDate,
        int count,
        @Nullable BigDecimal sum,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        @Nullable BigDecimal standardDeviation) {

    static TransactionalPeriod of(TimeInterval.Days days, List<BigDecimal> amounts) {
        return amounts.isEmpty()
                ? new TransactionalPeriod(
                        days.first(), days.last(), 0, null, null, null, null, null, null)
                : new TransactionalPeriod(
                        days.first(),
                        days.last(),
                        amounts.size(),
                        Money.sum(amounts.stream()),
                        Money.cents(Collections.min(amounts)),
                        Money.cents(Collections.max(amounts)),
                        Statistics.mean(amounts),
                        Statistics.median(amounts),
                        Statistics.standardDeviation(amounts).orElse(null));
    }
}
