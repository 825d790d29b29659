package io.fairlead.report.cashflow;

import java.math.BigDecimal;

/** What was left over in a month. */
public record NetMonthlyFlow(
        long month,
        BigDecimal totalCreditsLessTotalDebits,
        BigDecimal totalCreditsLessTotalDebitsLessTransfers,
        BigDecimal averageTransactionAmount) {}
