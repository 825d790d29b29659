package io.fairlead.report.cashflow;

import static io.fairlead.report.Deposits.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.report.Deposits;
import io.fairlead.report.Deposits.Saying;
import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.report.rules.ReportWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CashFlowTest {

    private static final ReportWindow WINDOW =
            ReportWindow.before(Instant.parse("2019-08-26T17:14:09Z"), Period.ofMonths(6), ZONE);

    private static final LocalDate MARCH = LocalDate.of(2019, 3, 1);

    /** Three deposits and twelve payments of the vendor's example of March 2019. */
    private static AccountHistory vendorsExample() {
        var deposits =
                Deposits.checking()
                        .post(MARCH, "2182.34", "A CLIENT")
                        .post(MARCH.plusDays(9), "2000.00", "B CLIENT")
                        .post(MARCH.plusDays(19), "817.95", "C CLIENT")
                        .post(MARCH.plusDays(4), "-953.73", "RENT");
        IntStream.range(0, 10)
                .forEach(day -> deposits.post(MARCH.plusDays(day), "-100.00", "GROCER"));
        return deposits.post(MARCH.plusDays(30), "-109.70", "POWER").holding("5000.00");
    }

    @Test
    void addsUpTheMonthOfTheVendorsExample() {
        var flow = of(vendorsExample());

        var credits = flow.cashFlowCredit().monthlyCashFlowCredits().getFirst();
        assertThat(credits.month()).isEqualTo(1551423600);
        assertThat(credits.numberOfCredits()).isEqualTo("3");
        assertThat(credits.totalCreditsAmount()).isEqualTo("5000.29");
        assertThat(credits.largestCredit()).isEqualTo("2182.34");
        assertThat(credits.averageCreditAmount()).isEqualTo("1666.76");
        assertThat(credits.estimatedNumberOfLoanDeposits()).isEqualTo("0");

        var debits = flow.cashFlowDebit().monthlyCashFlowDebits().getFirst();
        assertThat(debits.numberOfDebits()).isEqualTo("12");
        assertThat(debits.totalDebitsAmount()).isEqualTo("-2063.43");
        assertThat(debits.largestDebit()).isEqualTo("-953.73");
        assertThat(debits.averageDebitAmount()).isEqualTo("-171.95");

        var net = flow.cashFlowCharacteristic().monthlyCashFlowCharacteristics().getFirst();
        assertThat(net.totalCreditsLessTotalDebits()).isEqualTo("2936.86");
        assertThat(net.averageTransactionAmount()).isEqualTo("195.79");
    }

    @Test
    void totalsAsManyMonthsAsThereAre() {
        var flow = of(vendorsExample());

        assertThat(flow.cashFlowCredit().monthlyCashFlowCredits()).hasSize(5);
        assertThat(flow.cashFlowCredit().twelveMonthCreditTotal()).isEqualTo("5000.29");
        assertThat(flow.cashFlowCredit().twoMonthCreditTotal()).isEqualTo("0.00");
        assertThat(flow.cashFlowDebit().sixMonthDebitTotal()).isEqualTo("-2063.43");
        assertThat(flow.cashFlowCharacteristic().averageMonthlyNet()).isEqualTo("587.37");
        assertThat(flow.cashFlowCharacteristic().twelveMonthTotalNet()).isEqualTo("2936.86");
        assertThat(flow.cashFlowCharacteristic().twoMonthAverageTotalCreditsLessTotalDebits())
                .isEqualTo("0.00");
    }

    @Test
    void countsBalancesBackFromToday() {
        var account =
                Deposits.checking()
                        .post(LocalDate.of(2019, 3, 11), "-300.00", "CAR")
                        .post(LocalDate.of(2019, 3, 21), "400.00", "GIFT")
                        .holding("200.00");

        var month = of(account).cashFlowBalance().monthlyCashFlowBalances().getFirst();

        assertThat(month.minDailyBalance()).isEqualTo("-200.00");
        assertThat(month.maxDailyBalance()).isEqualTo("200.00");
        assertThat(month.numberOfDaysNegativeBalance()).isEqualTo("10");
        assertThat(month.numberOfDaysPositiveBalance()).isEqualTo("21");
        assertThat(month.averageDailyBalance()).isEqualTo("38.71");
        assertThat(month.standardDeviationOfDailyBalance()).isEqualTo("173");
    }

    @Test
    void tellsTransfersAndLoansApart() {
        var account =
                Deposits.checking()
                        .post(
                                MARCH,
                                "1000.00",
                                "TRANSFER FROM SAVINGS",
                                Saying.category("Transfer"))
                        .post(MARCH, "255.00", "QUICKLEND PAYDAY ADVANCE", Saying.category("Loans"))
                        .post(MARCH, "-40.00", "TRANSFER TO SAVINGS", Saying.category("Transfer"))
                        .post(MARCH, "-60.00", "GROCER")
                        .holding("0");
        var flow = of(account);

        var credits = flow.cashFlowCredit().monthlyCashFlowCredits().getFirst();
        assertThat(credits.numberOfCreditsLessTransfers()).isEqualTo("1");
        assertThat(credits.totalCreditsAmountLessTransfers()).isEqualTo("255.00");
        assertThat(credits.estimatedNumberOfLoanDeposits()).isEqualTo("1");
        assertThat(credits.estimatedLoanDepositAmount()).isEqualTo("255.00");
        assertThat(flow.cashFlowDebit().twelveMonthDebitTotalLessTransfers()).isEqualTo("-60.00");
        assertThat(flow.cashFlowCharacteristic().twelveMonthTotalNetLessTransfers())
                .isEqualTo("195.00");
        assertThat(CashFlow.possibleLoanDeposits(account, kinds(account), WINDOW))
                .extracting(ReportTransaction::amount)
                .containsExactly(new BigDecimal("255.00"));
    }

    @Test
    void addsUpAllAccounts() {
        var one = vendorsExample();
        var other =
                Deposits.on(2, "savings")
                        .post(LocalDate.of(2019, 5, 2), "100.00", "A CLIENT")
                        .holding("1000.00");

        var summary = CashFlow.summary(List.of(one, other), kinds(one, other), WINDOW);

        assertThat(summary.cashFlowCreditSummary().twelveMonthCreditTotal()).isEqualTo("5100.29");
        assertThat(summary.cashFlowBalanceSummary().maxDailyBalance()).isEqualTo("6000.00");
        assertThat(summary.cashFlowBalanceSummary().monthlyCashFlowBalanceSummaries())
                .hasSize(5)
                .last()
                .extracting(BalanceMonth::averageDailyBalance)
                .isEqualTo(new BigDecimal("6000.00"));
    }

    @Test
    void saysNothingOfMonthsBeforeAnAccountIsKnown() {
        var account =
                Deposits.checking().post(LocalDate.of(2019, 6, 30), "1.00", "GIFT").holding("1.00");

        assertThat(of(account).cashFlowBalance().monthlyCashFlowBalances())
                .extracting(BalanceMonth::month)
                .containsExactly(1559368800L, 1561960800L);
    }

    @Test
    void isEmptyForAnAccountWithoutPostings() {
        var flow = of(Deposits.checking().holding("12.00"));

        assertThat(flow.cashFlowCredit().monthlyCashFlowCredits()).isEmpty();
        assertThat(flow.cashFlowBalance().twoMonthAverageDailyBalance()).isEqualTo("0.00");
        assertThat(flow.cashFlowBalance().sixMonthStandardDeviationOfDailyBalance()).isEqualTo("0");
    }

    private static AccountCashFlow of(AccountHistory account) {
        return CashFlow.of(account, kinds(account), WINDOW);
    }

    private static PostingKinds kinds(AccountHistory... accounts) {
        return PostingKinds.of(List.of(accounts), ZONE);
    }
}
