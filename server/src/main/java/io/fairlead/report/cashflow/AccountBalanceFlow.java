package io.fairlead.report.cashflow;

import java.math.BigDecimal;
import java.util.List;

/** The daily balances of an account. */
public record AccountBalanceFlow(
        List<BalanceMonth> monthlyCashFlowBalances,
        BigDecimal minDailyBalance,
        BigDecimal maxDailyBalance,
        BigDecimal twelveMonthAverageDailyBalance,
        BigDecimal sixMonthAverageDailyBalance,
        BigDecimal twoMonthAverageDailyBalance,
        String twelveMonthStandardDeviationOfDailyBalance,
        String sixMonthStandardDeviationOfDailyBalance,
        String twoMonthStandardDeviationOfDailyBalance,
        String numberDaysNegativeBalance,
        String numberOfDaysPositiveBalance) {}
