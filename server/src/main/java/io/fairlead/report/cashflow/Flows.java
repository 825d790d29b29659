package io.fairlead.report.cashflow;

import io.fairlead.report.rules.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * The flows of months, of one or all accounts, and what follows from them. What is told of the last
 * twelve, six or two months is of as many of them as there are.
 *
 * @param months in order
 */
record Flows(List<MonthFlows> months) {

    private static final int YEAR = 12;
    private static final int HALF_YEAR = 6;
    private static final int TWO = 2;

    AccountCashFlow account() {
        return new AccountCashFlow(balances(), credits(), debits(), net());
    }

    CashFlowSummary summary() {
        var balances = balances();
        var credits = credits();
        var debits = debits();
        var net = net();
        return new CashFlowSummary(
                new BalanceFlowSummary(
                        balances.monthlyCashFlowBalances(),
                        balances.minDailyBalance(),
                        balances.maxDailyBalance(),
                        balances.twelveMonthAverageDailyBalance(),
                        balances.sixMonthAverageDailyBalance(),
                        balances.twoMonthAverageDailyBalance(),
                        balances.twelveMonthStandardDeviationOfDailyBalance(),
                        balances.sixMonthStandardDeviationOfDailyBalance(),
                        balances.twoMonthStandardDeviationOfDailyBalance(),
                        balances.numberDaysNegativeBalance(),
                        balances.numberOfDaysPositiveBalance()),
                new CreditFlowSummary(
                        credits.monthlyCashFlowCredits(),
                        credits.twelveMonthCreditTotal(),
                        credits.twelveMonthCreditTotalLessTransfers(),
                        credits.sixMonthCreditTotal(),
                        credits.sixMonthCreditTotalLessTransfers(),
                        credits.twoMonthCreditTotal(),
                        credits.twoMonthCreditTotalLessTransfers()),
                new DebitFlowSummary(
                        debits.monthlyCashFlowDebits(),
                        debits.twelveMonthDebitTotal(),
                        debits.twelveMonthDebitTotalLessTransfers(),
                        debits.sixMonthDebitTotal(),
                        debits.sixMonthDebitTotalLessTransfers(),
                        debits.twoMonthDebitTotal(),
                        debits.twoMonthDebitTotalLessTransfers()),
                new NetFlowSummary(
                        net.monthlyCashFlowCharacteristics(),
                        net.averageMonthlyNet(),
                        net.averageMonthlyNetLessTransfers(),
                        net.twelveMonthTotalNet(),
                        net.twelveMonthTotalNetLessTransfers(),
                        net.sixMonthAverageTotalCreditsLessTotalDebits(),
                        net.sixMonthAverageTotalCreditsLessTotalDebitsLessTransfers(),
                        net.twoMonthAverageTotalCreditsLessTotalDebits(),
                        net.twoMonthAverageTotalCreditsLessTotalDebitsLessTransfers()));
    }

    private AccountBalanceFlow balances() {
        var all = balances(months.size());
        return new AccountBalanceFlow(
                months.stream().map(Flows::balances).toList(),
                all.lowest(),
                all.highest(),
                balances(YEAR).average(),
                balances(HALF_YEAR).average(),
                balances(TWO).average(),
                balances(YEAR).deviation(),
                balances(HALF_YEAR).deviation(),
                balances(TWO).deviation(),
                all.negativeDays(),
                all.positiveDays());
    }

    private static BalanceMonth balances(MonthFlows month) {
        var figures = BalanceFigures.of(month.balances());
        return new BalanceMonth(
                month.stamp(),
                figures.lowest(),
                figures.highest(),
                figures.average(),
                figures.deviation(),
                figures.negativeDays(),
                figures.positiveDays());
    }

    private AccountCreditFlow credits() {
        Function<MonthFlows, BigDecimal> all = month -> month.credits().totalCreditsAmount();
        Function<MonthFlows, BigDecimal> own =
                month -> month.credits().totalCreditsAmountLessTransfers();
        return new AccountCreditFlow(
                months.stream().map(MonthFlows::credits).toList(),
                total(YEAR, all),
                total(YEAR, own),
                total(HALF_YEAR, all),
                total(HALF_YEAR, own),
                total(TWO, all),
                total(TWO, own));
    }

    private AccountDebitFlow debits() {
        Function<MonthFlows, BigDecimal> all = month -> month.debits().totalDebitsAmount();
        Function<MonthFlows, BigDecimal> own =
                month -> month.debits().totalDebitsAmountLessTransfers();
        return new AccountDebitFlow(
                months.stream().map(MonthFlows::debits).toList(),
                total(YEAR, all),
                total(YEAR, own),
                total(HALF_YEAR, all),
                total(HALF_YEAR, own),
                total(TWO, all),
                total(TWO, own));
    }

    private AccountNetFlow net() {
        Function<MonthFlows, BigDecimal> all = month -> month.net().totalCreditsLessTotalDebits();
        Function<MonthFlows, BigDecimal> own =
                month -> month.net().totalCreditsLessTotalDebitsLessTransfers();
        return new AccountNetFlow(
                months.stream().map(MonthFlows::net).toList(),
                average(months.size(), all),
                average(months.size(), own),
                total(YEAR, all),
                total(YEAR, own),
                average(HALF_YEAR, all),
                average(HALF_YEAR, own),
                average(TWO, all),
                average(TWO, own));
    }

    private List<MonthFlows> last(int number) {
        return months.subList(Math.max(0, months.size() - number), months.size());
    }

    private BalanceFigures balances(int number) {
        return BalanceFigures.of(
                last(number).stream().flatMap(month -> month.balances().stream()).toList());
    }

    private BigDecimal total(int number, Function<MonthFlows, BigDecimal> part) {
        return Money.sum(last(number).stream().map(part));
    }

    private BigDecimal average(int number, Function<MonthFlows, BigDecimal> part) {
        return Money.average(total(number, part), last(number).size());
    }
}
