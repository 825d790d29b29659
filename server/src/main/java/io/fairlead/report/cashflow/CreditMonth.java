package io.fairlead.report.cashflow;

import java.math.BigDecimal;

/** What came in a month. */
public record CreditMonth(
        long month,
        String numberOfCredits,
        BigDecimal totalCreditsAmount,
        BigDecimal largestCredit,
        String numberOfCreditsLessTransfers,
        BigDecimal totalCreditsAmountLessTransfers,
        BigDecimal averageCreditAmount,
        String estimatedNumberOfLoanDeposits,
        BigDecimal estimatedLoanDepositAmount) {}
