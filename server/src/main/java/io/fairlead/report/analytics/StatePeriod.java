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
 * What the values of a period's days amount to.
 *
 * @param endDate included
 * @param count how many days
 * @param standardDeviation of a sample; null where there is one day
 * @param beginningValue the first day's
 * @param endingValue the last day's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatePeriod(
        LocalDate startDate,
        LocalDate endDate,
        int count,
        BigDecimal sum,
        BigDecimal min,
        BigDecimal max,
        BigDecimal mean,
        BigDecimal median,
        @Nullable BigDecimal standardDeviation,
        BigDecimal beginningValue,
        BigDecimal endingValue) {

    /**
     * @param values one for each day
     */
    static StatePeriod of(TimeInterval.Days days, List<BigDecimal> values) {
        return new StatePeriod(
                days.first(),
                days.last(),
                values.size(),
                Money.sum(values.stream()),
                Money.cents(Collections.min(values)),
                Money.cents(Collections.max(values)),
                Statistics.mean(values),
                Statistics.median(values),
                Statistics.standardDeviation(values).orElse(null),
                Money.cents(values.getFirst()),
                Money.cents(values.getLast()));
    }
}
