package io.fairlead.report.income;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * What income is worth in a year.
 *
 * @param netAnnual the last twelve complete calendar months
 * @param projectedNetAnnual the same as a whole number if it goes on, 0 if not
 * @param estimatedGrossAnnual before taxes, by {@link GrossEstimate}; a whole number
 * @param projectedGrossAnnual before taxes, of the projection; a whole number
 */
public record IncomeEstimate(
        BigDecimal netAnnual,
        BigDecimal projectedNetAnnual,
        BigDecimal estimatedGrossAnnual,
        BigDecimal projectedGrossAnnual) {

    static IncomeEstimate sum(List<IncomeEstimate> estimates) {
        return new IncomeEstimate(
                sum(estimates, IncomeEstimate::netAnnual),
                sum(estimates, IncomeEstimate::projectedNetAnnual),
                sum(estimates, IncomeEstimate::estimatedGrossAnnual),
                sum(estimates, IncomeEstimate::projectedGrossAnnual));
    }

    private static BigDecimal sum(
            List<IncomeEstimate> estimates, Function<IncomeEstimate, BigDecimal> part) {
        return estimates.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
