package io.fairlead.report.income;

import io.fairlead.report.rules.ReportTransaction;
import java.math.BigDecimal;
import java.util.List;

/**
 * Income of one payer on one account.
 *
 * @param name the payer's, or {@code none}
 * @param confidence from 0 to 100: how sure it is that this is income
 * @param netMonthly the complete calendar months of the report of which the account is known
 * @param netAnnual as in {@link IncomeEstimate}, as are the three that follow
 * @param incomeStreamMonths in how many calendar months a deposit came
 * @param transactions its deposits, oldest first
 */
public record IncomeStream(
        String id,
        String name,
        StreamStatus status,
        EstimateInclusion estimateInclusion,
        int confidence,
        StreamCadence cadence,
        List<NetMonth> netMonthly,
        BigDecimal netAnnual,
        BigDecimal projectedNetAnnual,
        BigDecimal estimatedGrossAnnual,
        BigDecimal projectedGrossAnnual,
        BigDecimal averageMonthlyIncomeNet,
        BigDecimal averageMonthlyIncomeGross,
        int incomeStreamMonths,
        List<ReportTransaction> transactions) {

    IncomeEstimate estimate() {
        return new IncomeEstimate(
                netAnnual, projectedNetAnnual, estimatedGrossAnnual, projectedGrossAnnual);
    }
}
