package io.fairlead.report.income;

import io.fairlead.report.rules.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.List;

/**
 * What a stream is worth, month by month and in a year.
 *
 * @param wages whether taxes were taken off before it was paid, so that there is a gross
 * @param active whether it goes on
 */
record StreamIncome(List<Month> months, List<YearMonth> lastYear, boolean wages, boolean active) {

    private static final int MONTHS_OF_A_YEAR = 12;

    /** What came in a month. */
    record Month(YearMonth month, BigDecimal net) {}

    /**
     * @param complete the complete months of the report, of which the last twelve are the year
     */
    static StreamIncome of(
            DepositSeries series,
            List<YearMonth> known,
            List<YearMonth> complete,
            boolean wages,
            boolean active) {
        return new StreamIncome(
                known.stream().map(month -> new Month(month, series.net(month))).toList(),
                complete.subList(Math.max(0, complete.size() - MONTHS_OF_A_YEAR), complete.size()),
                wages,
                active);
    }

    IncomeEstimate estimate() {
        var projected = active ? Money.whole(netAnnual()) : BigDecimal.ZERO;
        return new IncomeEstimate(netAnnual(), projected, gross(netAnnual()), gross(projected));
    }

    /** What a month's net was before taxes, in the proportion of the year. */
    BigDecimal gross(Month month) {
        var year = netAnnual().signum() > 0 ? netAnnual() : usualYear();
        return year.signum() == 0
                ? Money.cents(BigDecimal.ZERO)
                : Money.cents(
                        month.net().multiply(gross(year)).divide(year, MathContext.DECIMAL64));
    }

    private BigDecimal netAnnual() {
        return Money.sum(
                months.stream().filter(month -> lastYear.contains(month.month())).map(Month::net));
    }

    /** Of a stream that had ended before the last year: twelve of its months. */
    private BigDecimal usualYear() {
        var paid = months.stream().map(Month::net).filter(net -> net.signum() > 0).toList();
        return Money.average(
                Money.sum(paid.stream()).multiply(BigDecimal.valueOf(MONTHS_OF_A_YEAR)),
                paid.size());
    }

    private BigDecimal gross(BigDecimal net) {
        return wages ? GrossEstimate.ofWages(net) : Money.whole(net);
    }
}
