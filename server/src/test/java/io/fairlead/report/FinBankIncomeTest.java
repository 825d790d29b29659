package io.fairlead.report;

import static io.fairlead.report.Deposits.ZONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.report.cashflow.CashFlow;
import io.fairlead.report.income.AccountIncome;
import io.fairlead.report.income.EstimateInclusion;
import io.fairlead.report.income.IncomeStream;
import io.fairlead.report.income.IncomeStreams;
import io.fairlead.report.income.IncomeSummary;
import io.fairlead.report.income.StreamStatus;
import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.DailyBalances;
import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.NsfFees;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.report.rules.ReportWindow;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FinBank's ledgers always are the same, so that what a report says of them is known exactly. */
class FinBankIncomeTest {

    private static final Instant MADE = Instant.parse("2026-11-20T18:00:00Z");
    private static final ReportWindow WINDOW = ReportWindow.before(MADE, Period.ofMonths(24), ZONE);
    private static final FinBankHistories FINBANK =
            new FinBankHistories(LocalDate.of(2026, 11, 20));

    @ParameterizedTest
    @ValueSource(strings = {"profile_101", "profile_02", "profile_03", "profile_103"})
    void findsTheSalaryOfAnEmployee(String profile) {
        var accounts = FINBANK.of(profile);
        var stream = onlyStream(accounts, accounts.getFirst());

        assertThat(stream.name()).isEqualTo("ABC LTD");
        assertThat(stream.estimateInclusion()).isEqualTo(EstimateInclusion.HIGH);
        assertThat(stream.status()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.netMonthly())
                .hasSize(23)
                .allSatisfy(month -> assertThat(month.net()).isEqualTo("9582.92"));
        assertThat(stream.netAnnual()).isEqualTo("114995.04");
        assertThat(stream.averageMonthlyIncomeNet()).isEqualTo("9582.92");
        assertThat(stream.projectedNetAnnual()).isEqualTo("114995");
    }

    @Test
    void isNotSureOfTheIncomeOfAGigWorker() {
        var accounts = FINBANK.of("profile_102");

        assertThat(income(accounts, accounts.getFirst()).incomeStreams())
                .isNotEmpty()
                .extracting(IncomeStream::estimateInclusion)
                .isSubsetOf(EstimateInclusion.MODERATE, EstimateInclusion.LOW);
    }

    @Test
    void findsThePayAndTheLoansOfSomebodyShortOfMoney() {
        var accounts = FINBANK.of("profile_04");
        var checking = accounts.getFirst();
        var stream = onlyStream(accounts, checking);

        assertThat(stream.name()).isEqualTo("Wasatch Staffing");
        assertThat(stream.netMonthly())
                .allSatisfy(month -> assertThat(month.net()).isEqualTo("2086.36"));
        assertThat(CashFlow.possibleLoanDeposits(checking, kinds(accounts), WINDOW))
                .hasSize(24)
                .extracting(ReportTransaction::amount)
                .containsOnly(new BigDecimal("255.00"));
    }

    /** Two in each complete month, and those of the first and the last month. */
    @Test
    void countsTheFeesOfSomebodyShortOfMoney() {
        var accounts = FINBANK.of("profile_04");
        var window = ReportWindow.before(MADE, Period.ofMonths(2), ZONE);

        assertThat(NsfFees.of(accounts.getFirst(), kinds(accounts), window).count()).isEqualTo(4);
    }

    @Test
    void addsUpTheAssetsOfTheVendorsTestProfile() {
        var balances = FINBANK.of("profile_03").stream().map(account -> at(account, MADE)).toList();

        assertThat(Money.sum(balances.stream())).isEqualTo("407685.54");
    }

    private static BigDecimal at(AccountHistory account, Instant moment) {
        return DailyBalances.of(account, WINDOW).at(LocalDate.ofInstant(moment, ZONE));
    }

    @Test
    void summarisesWhatItIsSureOf() {
        var accounts = FINBANK.of("profile_101");
        var summary = IncomeSummary.of(income(accounts, accounts.getFirst()).incomeStreams());

        assertThat(summary).hasSize(1);
        assertThat(summary.getFirst().confidenceType()).isEqualTo(EstimateInclusion.HIGH);
        assertThat(summary.getFirst().incomeEstimate().estimatedGrossAnnual())
                .isEqualByComparingTo("151762");
    }

    /** A change here is a new version of the rules. */
    @Test
    void findsTheSameInAllProfiles() throws IOException {
        var found =
                FinBankHistories.profiles().stream()
                        .sorted()
                        .map(FinBankIncomeTest::told)
                        .collect(joining());

        assertThat(found).isEqualTo(golden());
    }

    private static String golden() throws IOException {
        try (var golden =
                Objects.requireNonNull(
                        FinBankIncomeTest.class.getResourceAsStream(
                                "/report/finbank-income.txt"))) {
            return new String(golden.readAllBytes(), UTF_8);
        }
    }

    private static String told(String profile) {
        var accounts = FINBANK.of(profile);
        var kinds = kinds(accounts);
        var text = new StringBuilder(profile).append('\n');
        for (var account : accounts) {
            var income = IncomeStreams.of(account, kinds, WINDOW, () -> "stream-voi1");
            for (var stream : income.incomeStreams()) {
                text.append(told(account, stream));
            }
            if (!income.miscDeposits().isEmpty()) {
                text.append(
                        "  %d other %d\n".formatted(account.id(), income.miscDeposits().size()));
            }
        }
        return text.toString();
    }

    private static String told(AccountHistory account, IncomeStream stream) {
        return "  %d %s, %s, %s %d, %d days, %d months, net %s, gross %s\n"
                .formatted(
                        account.id(),
                        stream.name(),
                        stream.status(),
                        stream.estimateInclusion(),
                        stream.confidence(),
                        stream.cadence().days(),
                        stream.incomeStreamMonths(),
                        stream.netAnnual(),
                        stream.estimatedGrossAnnual());
    }

    private static IncomeStream onlyStream(List<AccountHistory> all, AccountHistory account) {
        var streams = income(all, account).incomeStreams();
        assertThat(streams).hasSize(1);
        return streams.getFirst();
    }

    private static AccountIncome income(List<AccountHistory> all, AccountHistory account) {
        return IncomeStreams.of(account, kinds(all), WINDOW, () -> "stream-voi1");
    }

    private static PostingKinds kinds(List<AccountHistory> all) {
        return PostingKinds.of(all, ZONE);
    }
}
