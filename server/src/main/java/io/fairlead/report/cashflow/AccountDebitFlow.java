package io.fairlead.report.cashflow;

import java.math.BigDecimal;
import java.util.List;

/** What left an account; amounts are negative. */
public record AccountDebitFlow(
        List<DebitMonth> monthlyCashFlowDebits,
        BigDecimal twelveMonthDebitTotal,
        BigDecimal twelveMonthDebitTotalLessTransfers,
        BigDecimal sixMonthDebitTotal,
        BigDecimal sixMonthDebitTotalLessTransfers,
        BigDecimal twoMonthDebitTotal,
        BigDecimal twoMonthDebitTotalLessTransfers) {}
