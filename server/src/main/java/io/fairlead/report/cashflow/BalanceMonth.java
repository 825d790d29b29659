package io.fairlead.report.cashflow;

import java.math.BigDecimal;

/**
 * The balances at the end of a month's days.
 *
 * @param standardDeviationOfDailyBalance of a sample, a whole number
 */
public record BalanceMonth(
        long month,
        BigDecimal minDailyBalance,
        BigDecimal maxDailyBalance,
        BigDecimal averageDailyBalance,
        String standardDeviationOfDailyBalance,
        String numberOfDaysNegativeBalance,
        String numberOfDaysPositiveBalance) {}
