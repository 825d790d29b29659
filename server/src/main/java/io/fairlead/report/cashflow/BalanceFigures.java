package io.fairlead.report.cashflow;

import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.Statistics;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What describes the balances of some days.
 *
 * @param negativeDays those that ended below zero
 * @param positiveDays all others
 */
record BalanceFigures(
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal average,
        String deviation,
        String negativeDays,
        String positiveDays) {

    static BalanceFigures of(List<BigDecimal> balances) {
        var negative = balances.stream().filter(balance -> balance.signum() < 0).count();
        return new BalanceFigures(
                Money.cents(
                        balances.stream().min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO)),
                Money.cents(
                        balances.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO)),
                Money.average(Statistics.sum(balances), balances.size()),
                Money.whole(Statistics.standardDeviation(balances).orElse(BigDecimal.ZERO))
                        .toPlainString(),
                String.valueOf(negative),
                String.valueOf(balances.size() - negative));
    }
}
