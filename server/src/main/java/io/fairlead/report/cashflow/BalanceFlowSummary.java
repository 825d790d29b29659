package io.fairlead.report.cashflow;

import java.math.BigDecimal;
import java.util.List;

/** The daily balances of all accounts together. */
public record BalanceFlowSummary(
        List<BalanceMonth> monthlyCashFlowBalanceSummaries,
        BigDecimal minDailyBalance,
        BigDecimal maxDailyBalance,
        BigDecimal twelveMonthAverageDailyBalance,
        BigDecimal sixMonthAverageDailyBalance,
        BigDecimal twoMonthAverageDailyBalance,
        String twelveMonthStandardDeviationOfDailyBalance,
        String sixMonthStandardDeviationOfDailyBalance,
        String twoMonthStandardDeviationOfDailyBalance,
        String numberOfDaysNegativeBalance,
        String numberOfDaysPositiveBalance) {}
