package io.fairlead.report.cashflow;

import java.math.BigDecimal;
import java.util.List;

/** What left all accounts together; amounts are negative. */
public record DebitFlowSummary(
        List<DebitMonth> monthlyCashFlowDebitSummaries,
        BigDecimal twelveMonthDebitTotal,
        BigDecimal twelveMonthDebitTotalLessTransfers,
        BigDecimal sixMonthDebitTotal,
        BigDecimal sixMonthDebitTotalLessTransfers,
        BigDecimal twoMonthDebitTotal,
        BigDecimal twoMonthDebitTotalLessTransfers) {}
