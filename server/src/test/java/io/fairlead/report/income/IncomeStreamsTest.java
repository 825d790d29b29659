package io.fairlead.report.income;

import static io.fairlead.report.Deposits.ZONE;
import static io.fairlead.report.Deposits.every;
import static io.fairlead.report.Deposits.monthly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Series of deposits as they come to those who must tell what of them is income. */
class IncomeStreamsTest {

    private static final ReportWindow WINDOW =
            ReportWindow.before(Instant.parse("2026-11-20T18:00:00Z"), Period.ofMonths(24), ZONE);

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 3);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 6);

    /** Every other Friday, until two weeks ago: 26 times in the last twelve complete months. */
    private static Deposits biweekly() {
        return Deposits.checking().pay(every(14, FIRST, LAST), "2000.00", "ACME CORP");
    }

    @Test
    void isSureOfSteadyPay() {
        var stream = onlyStream(biweekly());

        assertThat(stream.name()).isEqualTo("ACME CORP PAYROLL");
        assertThat(stream.status()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.estimateInclusion()).isEqualTo(EstimateInclusion.HIGH);
        assertThat(stream.confidence()).isEqualTo(100);
        assertThat(stream.cadence().days()).isEqualTo(14);
        assertThat(stream.cadence().stopDate()).isNull();
        assertThat(stream.netAnnual()).isEqualByComparingTo("52000");
        assertThat(stream.projectedNetAnnual()).isEqualTo("52000");
        assertThat(stream.averageMonthlyIncomeNet()).isEqualTo("4333.33");
        assertThat(stream.incomeStreamMonths()).isEqualTo(23);
        assertThat(stream.netMonthly()).hasSize(22);
    }

    @Test
    void leavesABonusOutOfTheStreamAndAmongTheOtherDeposits() {
        var income =
                income(
                        biweekly()
                                .pay(LocalDate.of(2026, 3, 20), "15000.00", "ACME CORP")
                                .holding("0"));

        assertThat(income.incomeStreams())
                .extracting(IncomeStream::netAnnual)
                .containsExactly(new BigDecimal("52000.00"));
        assertThat(income.miscDeposits())
                .extracting(ReportTransaction::amount)
                .containsExactly(new BigDecimal("15000.00"));
    }

    @Test
    void leavesThePayThatCameOnTheDayOfABonusInTheStream() {
        var income =
                income(
                        biweekly()
                                .pay(FIRST.plusDays(14 * 30), "3500.00", "ACME CORP")
                                .holding("0"));

        assertThat(income.incomeStreams())
                .extracting(IncomeStream::netAnnual)
                .containsExactly(new BigDecimal("52000.00"));
        assertThat(income.miscDeposits())
                .extracting(ReportTransaction::amount)
                .containsExactly(new BigDecimal("3500.00"));
    }

    /** Twice in a row it is no bonus any more. */
    @Test
    void followsARaise() {
        var stream =
                onlyStream(
                        Deposits.checking()
                                .pay(every(14, FIRST, LAST.minusDays(28)), "2000.00", "ACME CORP")
                                .pay(every(14, LAST.minusDays(14), LAST), "4500.00", "ACME CORP"));

        assertThat(stream.transactions()).hasSize(49);
        assertThat(stream.netAnnual()).isEqualByComparingTo("54500");
    }

    @Test
    void keepsTwoJobsApart() {
        var streams =
                income(
                                biweekly()
                                        .pay(
                                                every(7, FIRST.plusDays(4), LAST.plusDays(11)),
                                                "310.00",
                                                "CORNER CAFE")
                                        .holding("0"))
                        .incomeStreams();

        assertThat(streams)
                .extracting(
                        IncomeStream::name, stream -> stream.cadence().days(), IncomeStream::status)
                .containsExactly(
                        tuple("ACME CORP PAYROLL", 14, StreamStatus.ACTIVE),
                        tuple("CORNER CAFE PAYROLL", 7, StreamStatus.ACTIVE));
        assertThat(streams.getLast().netAnnual()).isEqualByComparingTo("16120");
    }

    @Test
    void seesThatAnEmployerHasChanged() {
        var changed = LocalDate.of(2026, 5, 8);
        var streams =
                income(
                                Deposits.checking()
                                        .pay(every(14, FIRST, changed), "2000.00", "ACME CORP")
                                        .pay(
                                                every(14, changed.plusDays(14), LAST),
                                                "2600.00",
                                                "BETTER WORKS")
                                        .holding("0"))
                        .incomeStreams();

        assertThat(streams)
                .extracting(
                        IncomeStream::name,
                        IncomeStream::status,
                        stream -> stream.netAnnual().intValue(),
                        stream -> stream.projectedNetAnnual().intValue())
                .containsExactly(
                        tuple("BETTER WORKS PAYROLL", StreamStatus.ACTIVE, 31200, 31200),
                        tuple("ACME CORP PAYROLL", StreamStatus.INACTIVE, 28000, 0));
        assertThat(streams.getLast().cadence().stopDate())
                .isEqualTo(changed.atTime(12, 0).atZone(ZONE).toEpochSecond());
        assertThat(streams.getLast().projectedGrossAnnual()).isEqualByComparingTo("0");
    }

    @Test
    void followsAnEmployerWhoPaysEveryTwoWeeksInsteadOfWeekly() {
        var changed = LocalDate.of(2026, 8, 7);
        var stream =
                onlyStream(
                        Deposits.checking()
                                .pay(every(7, FIRST, changed), "1000.00", "ACME CORP")
                                .pay(
                                        every(14, changed.plusDays(14), LAST.plusDays(7)),
                                        "2000.00",
                                        "ACME CORP"));

        assertThat(stream.cadence().days()).isEqualTo(14);
        assertThat(stream.status()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.netAnnual()).isEqualByComparingTo("52000");
        assertThat(stream.transactions()).hasSize(91);
    }

    /** A fortnight without pay is one week late, and the next one may come every two weeks. */
    @Test
    void waitsForTheFirstPayOfALongerCadence() {
        var stream =
                onlyStream(
                        Deposits.checking()
                                .pay(
                                        every(7, FIRST, LocalDate.of(2026, 11, 6)),
                                        "1000.00",
                                        "ACME CORP"));

        assertThat(stream.status()).isEqualTo(StreamStatus.ACTIVE);
    }

    @Test
    void forgivesOneMissedPay() {
        var missed = FIRST.plusDays(14 * 40);
        var stream =
                onlyStream(
                        Deposits.checking()
                                .pay(
                                        every(14, FIRST, LAST).filter(day -> !day.equals(missed)),
                                        "2000.00",
                                        "ACME CORP"));

        assertThat(stream.status()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.estimateInclusion()).isEqualTo(EstimateInclusion.HIGH);
        assertThat(stream.netAnnual()).isEqualByComparingTo("50000");
    }

    /** Every two weeks and a week of patience: today is the last day of it, or the first after. */
    @Test
    void endsWhenPayIsOverdue() {
        var today = WINDOW.lastDay();

        assertThat(statusWithLastPay(today.minusDays(21))).isEqualTo(StreamStatus.ACTIVE);
        assertThat(statusWithLastPay(today.minusDays(22))).isEqualTo(StreamStatus.INACTIVE);
    }

    private static StreamStatus statusWithLastPay(LocalDate last) {
        return onlyStream(
                        Deposits.checking()
                                .pay(
                                        every(14, last.minusDays(14 * 20), last),
                                        "2000.00",
                                        "ACME CORP"))
                .status();
    }

    @Test
    void takesNoRefundsForIncome() {
        var deposits = Deposits.checking();
        monthly(FIRST, LAST)
                .forEach(day -> deposits.post(day, "41.00", "AMAZON MARKETPLACE REFUND"));
        var income = income(deposits.holding("0"));

        assertThat(income.incomeStreams()).isEmpty();
        assertThat(income.miscDeposits()).hasSize(23);
    }

    @Test
    void takesNoTransfersBetweenOwnAccountsForIncome() {
        var from = Deposits.on(1, "checking");
        var to = Deposits.on(2, "savings");
        monthly(FIRST, LAST)
                .forEach(
                        day -> {
                            from.post(day, "-1500.00", "DEBIT 8822");
                            to.post(day.plusDays(1), "1500.00", "CREDIT MONTH END");
                        });
        var source = from.holding("0");
        var target = to.holding("0");

        assertThat(income(target, source, target)).isEqualTo(AccountIncome.NONE);
        assertThat(income(target, target).incomeStreams()).hasSize(1);
    }

    /** Social security comes on a Wednesday, after four or five weeks, and nothing is taken off. */
    @Test
    void takesBenefitsForIncomeWithoutAGrossBeyondTheNet() {
        var deposits = Deposits.checking();
        monthly(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 11, 1))
                .map(IncomeStreamsTest::secondWednesday)
                .forEach(day -> deposits.post(day, "1810.00", "SSA TREAS 310 XXSOC SEC"));
        var stream = onlyStream(deposits);

        assertThat(stream.status()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.confidence()).isEqualTo(100);
        assertThat(stream.netAnnual()).isEqualByComparingTo("21720");
        assertThat(stream.estimatedGrossAnnual()).isEqualTo("21720");
    }

    private static LocalDate secondWednesday(LocalDate month) {
        var first = month.withDayOfMonth(1);
        return first.plusDays(Math.floorMod(3 - first.getDayOfWeek().getValue(), 7) + 7L);
    }

    @Test
    void isNotSureOfGigWork() {
        var deposits = Deposits.checking();
        var gaps = new int[] {1, 9, 3, 16, 2, 5, 12, 4};
        var day = FIRST;
        for (var i = 0; !day.isAfter(LAST); i++) {
            deposits.post(
                    day,
                    "%d.50".formatted(40 + 37 * (i % 5)),
                    "RYDE DRIVER PAY " + (1000 + i),
                    Saying.category("Income"));
            day = day.plusDays(gaps[i % gaps.length]);
        }
        var stream = onlyStream(deposits);

        assertThat(stream.estimateInclusion()).isEqualTo(EstimateInclusion.MODERATE);
        assertThat(stream.status()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.estimatedGrossAnnual()).isEqualByComparingTo(stream.projectedNetAnnual());
    }

    @Test
    void takesOneDepositForNoStream() {
        var income = income(Deposits.checking().pay(LAST, "2000.00", "ACME CORP").holding("0"));

        assertThat(income.incomeStreams()).isEmpty();
        assertThat(income.miscDeposits()).hasSize(1);
    }

    @Test
    void isNotYetSureOfANewJob() {
        var stream =
                onlyStream(
                        Deposits.checking()
                                .pay(every(14, LAST.minusDays(14), LAST), "2000.00", "ACME"));

        assertThat(stream.estimateInclusion()).isEqualTo(EstimateInclusion.MODERATE);
        assertThat(stream.incomeStreamMonths()).isEqualTo(2);
    }

    /** Somebody pays the same every month, and nobody says what for. */
    @Test
    void isNeverSureOfMoneyThatNobodyCallsIncome() {
        var deposits = Deposits.checking();
        monthly(FIRST, LAST).forEach(day -> deposits.post(day, "700.00", "R JOHNSON"));
        var stream = onlyStream(deposits);

        assertThat(stream.confidence()).isEqualTo(49);
        assertThat(stream.estimateInclusion()).isEqualTo(EstimateInclusion.LOW);
    }

    @Test
    void takesDepositsAtACounterForNoStream() {
        var deposits = Deposits.checking();
        monthly(FIRST, LAST).forEach(day -> deposits.post(day, "700.00", "MOBILE CHECK DEPOSIT"));

        assertThat(income(deposits.holding("0")).incomeStreams()).isEmpty();
    }

    @Test
    void findsPayWithoutAName() {
        var deposits = Deposits.checking();
        every(14, FIRST, LAST)
                .forEach(day -> deposits.post(day, "2000.00", "PAYROLL DIR DEP 0231"));

        assertThat(onlyStream(deposits).name()).isEqualTo("none");
    }

    @Test
    void countsWhatComesInPartsOnOneDayAsOneDayOfPay() {
        var stream = onlyStream(biweekly().pay(every(14, FIRST, LAST), "400.00", "ACME CORP"));

        assertThat(stream.cadence().days()).isEqualTo(14);
        assertThat(stream.confidence()).isEqualTo(100);
        assertThat(stream.netAnnual()).isEqualByComparingTo("62400");
    }

    @Test
    void keepsAPayThatIsSplitOverTwoAccountsAsTwoStreams() {
        var one = biweekly().holding("0");
        var other =
                Deposits.on(2, "savings")
                        .pay(every(14, FIRST, LAST), "300.00", "ACME CORP")
                        .holding("0");

        assertThat(income(one, one, other).incomeStreams()).hasSize(1);
        assertThat(income(other, one, other).incomeStreams()).hasSize(1);
    }

    @Test
    void doesNotCountPayThatWasTakenBack() {
        var stream =
                onlyStream(
                        biweekly()
                                .post(
                                        LocalDate.of(2026, 10, 19),
                                        "-2000.00",
                                        "ACME CORP PAYROLL REVERSAL"));

        assertThat(stream.netAnnual()).isEqualByComparingTo("50000");
    }

    @Test
    void knowsAPayerInOtherWords() {
        var deposits = Deposits.checking();
        var days = every(14, FIRST, LAST).toList();
        for (var i = 0; i < days.size(); i++) {
            deposits.post(
                    days.get(i),
                    "2000.00",
                    i % 2 == 0 ? "ACME CORP PAYROLL 10/" + i : "ACME CORP DIRECT DEP PPD 77" + i);
        }

        assertThat(onlyStream(deposits).cadence().days()).isEqualTo(14);
    }

    @Test
    void takesNothingOnACardForIncome() {
        var card =
                Deposits.on(3, "creditCard")
                        .pay(every(14, FIRST, LAST), "2000.00", "ACME")
                        .holding("0");

        assertThat(income(card)).isEqualTo(AccountIncome.NONE);
    }

    /** The thirty-first is the last day of a month that has none, and a leap year has one more. */
    @Test
    void keepsItsCadenceOverALeapDay() {
        var window =
                ReportWindow.before(
                        Instant.parse("2028-03-10T18:00:00Z"), Period.ofMonths(24), ZONE);
        var account =
                Deposits.checking()
                        .pay(
                                monthly(LocalDate.of(2026, 5, 1), LocalDate.of(2028, 2, 1))
                                        .map(day -> YearMonth.from(day).atEndOfMonth()),
                                "5000.00",
                                "ACME")
                        .holding("0");
        var stream = income(window, account, account).incomeStreams().getFirst();

        assertThat(stream.confidence()).isEqualTo(100);
        assertThat(stream.netAnnual()).isEqualByComparingTo("60000");
        assertThat(stream.transactions().getLast().postedDate())
                .isEqualTo(LocalDate.of(2028, 2, 29).atTime(12, 0).atZone(ZONE).toEpochSecond());
    }

    /** Pay of December that comes on the 2nd of January is income of January. */
    @Test
    void countsPayInTheMonthAndYearInWhichItComes() {
        var stream =
                onlyStream(
                        Deposits.checking()
                                .pay(
                                        List.of(
                                                LocalDate.of(2025, 10, 31),
                                                LocalDate.of(2025, 11, 28),
                                                LocalDate.of(2026, 1, 2),
                                                LocalDate.of(2026, 1, 30))
                                                .stream(),
                                        "5000.00",
                                        "ACME"));

        assertThat(net(stream, YearMonth.of(2025, 12))).isEqualByComparingTo("0");
        assertThat(net(stream, YearMonth.of(2026, 1))).isEqualByComparingTo("10000");
        assertThat(stream.netAnnual()).isEqualByComparingTo("15000");
    }

    /** A second before midnight in Denver is the day before, though it is November elsewhere. */
    @Test
    void cutsMonthsInTheZoneOfTheReports() {
        var deposits =
                Deposits.checking().pay(every(14, FIRST, LAST.minusDays(14)), "2000.00", "ACME");
        var octobers = Instant.parse("2026-11-01T05:59:59Z");
        deposits.post(octobers, "2000.00", "ACME PAYROLL", Saying.category("Paycheck"));
        deposits.post(
                octobers.plusSeconds(1), "2001.00", "ACME PAYROLL", Saying.category("Paycheck"));

        assertThat(net(onlyStream(deposits), YearMonth.of(2026, 10))).isEqualByComparingTo("6000");
    }

    @Test
    void namesNoMonthsBeforeAnAccountIsKnown() {
        var stream =
                onlyStream(
                        Deposits.checking()
                                .pay(every(14, LocalDate.of(2026, 7, 3), LAST), "2000.00", "ACME"));

        assertThat(stream.netMonthly()).hasSize(4);
        assertThat(stream.netMonthly().getFirst().month())
                .isEqualTo(WINDOW.stamp(YearMonth.of(2026, 7)));
    }

    @Test
    void leavesOutWhatLiesBeforeTheReport() {
        var stream =
                onlyStream(
                        Deposits.checking()
                                .pay(every(14, FIRST.minusYears(2), LAST), "2000.00", "ACME"));

        assertThat(stream.cadence().startDate()).isGreaterThan(WINDOW.start().getEpochSecond());
        assertThat(stream.incomeStreamMonths()).isEqualTo(24);
    }

    private static BigDecimal net(IncomeStream stream, YearMonth month) {
        return stream.netMonthly().stream()
                .filter(net -> net.month() == WINDOW.stamp(month))
                .findFirst()
                .orElseThrow()
                .net();
    }

    private static IncomeStream onlyStream(Deposits deposits) {
        var streams = income(deposits.holding("0")).incomeStreams();
        assertThat(streams).hasSize(1);
        return streams.getFirst();
    }

    private static AccountIncome income(AccountHistory account) {
        return income(account, account);
    }

    private static AccountIncome income(AccountHistory account, AccountHistory... all) {
        return income(WINDOW, account, all);
    }

    private static AccountIncome income(
            ReportWindow window, AccountHistory account, AccountHistory... all) {
        return IncomeStreams.of(
                account, PostingKinds.of(List.of(all), ZONE), window, () -> "stream-voi1");
    }
}
