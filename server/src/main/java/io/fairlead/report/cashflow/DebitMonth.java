package io.fairlead.report.cashflow;

import java.math.BigDecimal;

/** What left in a month; amounts are negative. */
public record DebitMonth(
        long month,
        String numberOfDebits,
        BigDecimal totalDebitsAmount,
        BigDecimal largestDebit,
        String numberOfDebitsLessTransfers,
        BigDecimal totalDebitsAmountLessTransfers,
        BigDecimal averageDebitAmount) {}
