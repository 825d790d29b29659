package io.fairlead.report.cashflow;

import java.math.BigDecimal;
import java.util.List;

/** What came onto all accounts together. */
public record CreditFlowSummary(
        List<CreditMonth> monthlyCashFlowCreditSummaries,
        BigDecimal twelveMonthCreditTotal,
        BigDecimal twelveMonthCreditTotalLessTransfers,
        BigDecimal sixMonthCreditTotal,
        BigDecimal sixMonthCreditTotalLessTransfers,
        BigDecimal twoMonthCreditTotal,
        BigDecimal twoMonthCreditTotalLessTransfers) {}
