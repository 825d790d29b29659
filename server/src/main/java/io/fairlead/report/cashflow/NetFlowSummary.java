package io.fairlead.report.cashflow;

import java.math.BigDecimal;
import java.util.List;

/** What was left over on all accounts together. */
public record NetFlowSummary(
        List<NetMonthlyFlow> monthlyCashFlowCharacteristicsSummaries,
        BigDecimal averageMonthlyNet,
        BigDecimal averageMonthlyNetLessTransfers,
        BigDecimal twelveMonthTotalNet,
        BigDecimal twelveMonthTotalNetLessTransfers,
        BigDecimal sixMonthAverageTotalCreditsLessTotalDebits,
        BigDecimal sixMonthAverageTotalCreditsLessTotalDebitsLessTransfers,
        BigDecimal twoMonthAverageTotalCreditsLessTotalDebits,
        BigDecimal twoMonthAverageTotalCreditsLessTotalDebitsLessTransfers) {}
