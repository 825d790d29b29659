package io.fairlead.report.cashflow;

import java.math.BigDecimal;
import java.util.List;

/** What came onto an account. */
public record AccountCreditFlow(
        List<CreditMonth> monthlyCashFlowCredits,
        BigDecimal twelveMonthCreditTotal,
        BigDecimal twelveMonthCreditTotalLessTransfers,
        BigDecimal sixMonthCreditTotal,
        BigDecimal sixMonthCreditTotalLessTransfers,
        BigDecimal twoMonthCreditTotal,
        BigDecimal twoMonthCreditTotalLessTransfers) {}
