package io.fairlead.report.analytics;

import static io.fairlead.report.Deposits.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.report.Deposits;
import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnalyticsRulesTest {

    /** 24 July to 10 September 2022, both included. */
    private static final ReportWindow WINDOW =
            new ReportWindow(
                    Instant.parse("2022-07-24T18:00:00Z"),
                    Instant.parse("2022-09-10T18:00:00Z"),
                    ZONE);

    private static final LocalDate DAY = LocalDate.of(2022, 7, 24);

    private static final AccountHistory ACCOUNT =
            Deposits.checking()
                    .post(DAY, "1182.00", "A CLIENT")
                    .post(DAY, "-100.00", "RENT")
                    .post(DAY.plusDays(3), "-773.68", "CAR")
                    .post(DAY.plusDays(10), "-35.00", "NSF FEE")
                    .post(DAY.plusDays(12), "35.00", "NSF FEE REVERSAL")
                    .holding("500.00");

    @Test
    void dividesTheTimeIntoMonthsFromTheFirstDayOn() {
        assertThat(TimeInterval.MONTHLY_CALENDAR.periods(WINDOW))
                .containsExactly(
                        days("2022-07-24", "2022-07-31"),
                        days("2022-08-01", "2022-08-31"),
                        days("2022-09-01", "2022-09-10"));
        assertThat(TimeInterval.MONTHLY_ROLLING_30.periods(WINDOW))
                .containsExactly(
                        days("2022-07-24", "2022-08-22"), days("2022-08-23", "2022-09-10"));
    }

    private static TimeInterval.Days days(String first, String last) {
        return new TimeInterval.Days(LocalDate.parse(first), LocalDate.parse(last));
    }

    /** As in the vendor's example: 1,182 in, 873.68 out, 308.32 in eight days, 38.54 a day. */
    @Test
    void addsUpWhatCameAndWent() {
        var analytics = rules(EnumSet.of(TimeInterval.MONTHLY_CALENDAR)).cashFlow(false);
        var in = first(analytics, "CASH_INFLOW");
        var out = first(analytics, "CASH_OUTFLOW");
        var all = first(analytics, "ALL_CASH_FLOWS");
        var net =
                analytics
                        .stateAttributes()
                        .getFirst()
                        .reportedByTimePeriods()
                        .getFirst()
                        .periods()
                        .getFirst();

        assertThat(in.count() + out.count()).isEqualTo(all.count()).isEqualTo(3);
        assertThat(in.sum()).isEqualTo("1182.00");
        assertThat(out.sum()).isEqualTo("-873.68");
        assertThat(all.sum()).isEqualTo("308.32");
        assertThat(net.sum()).isEqualTo("308.32");
        assertThat(net.count()).isEqualTo(8);
        assertThat(net.mean()).isEqualByComparingTo("38.54");
        assertThat(net.beginningValue()).isEqualTo("1082.00");
        assertThat(net.endingValue()).isEqualTo("0.00");
    }

    @Test
    void tellsFeesForWhatCouldNotBePaid() {
        var analytics = rules(EnumSet.of(TimeInterval.MONTHLY_CALENDAR)).cashFlow(true);

        assertThat(period(analytics, "NSF_FEE_CHARGES", 1).sum()).isEqualTo("-35.00");
        assertThat(period(analytics, "NSF_FEE_REVERSALS", 1).sum()).isEqualTo("35.00");
        assertThat(period(analytics, "REVENUE", 0).sum()).isEqualTo("1182.00");
    }

    @Test
    void saysNothingMoreOfAPeriodWithoutTransactionsAndNoDeviationOfOne() {
        var analytics = rules(EnumSet.of(TimeInterval.MONTHLY_CALENDAR)).cashFlow(false);

        assertThat(period(analytics, "CASH_INFLOW", 2))
                .isEqualTo(
                        new TransactionalPeriod(
                                LocalDate.of(2022, 9, 1),
                                LocalDate.of(2022, 9, 10),
                                0,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
        assertThat(period(analytics, "CASH_INFLOW", 0).standardDeviation()).isNull();
        assertThat(period(analytics, "CASH_OUTFLOW", 0).standardDeviation()).isNotNull();
    }

    @Test
    void tellsTheBalanceOfEachDay() {
        var periods =
                rules(EnumSet.allOf(TimeInterval.class))
                        .balance()
                        .stateAttributes()
                        .getFirst()
                        .reportedByTimePeriods();

        assertThat(periods).hasSize(2);
        var july = periods.getFirst().periods().getFirst();
        assertThat(july.beginningValue()).isEqualTo("1273.68");
        assertThat(july.endingValue()).isEqualTo("500.00");
        assertThat(july.count()).isEqualTo(8);
        assertThat(july.sum()).isEqualTo("6321.04");
    }

    private static TransactionalPeriod first(Analytics analytics, String name) {
        return period(analytics, name, 0);
    }

    private static TransactionalPeriod period(Analytics analytics, String name, int index) {
        return analytics.transactionalAttributes().stream()
                .filter(attribute -> attribute.attributeName().equals(name))
                .findFirst()
                .orElseThrow()
                .aggregatedByTimePeriods()
                .getFirst()
                .periods()
                .get(index);
    }

    private static AnalyticsRules rules(Set<TimeInterval> intervals) {
        var accounts = List.of(ACCOUNT);
        return new AnalyticsRules(accounts, PostingKinds.of(accounts, ZONE), WINDOW, intervals);
    }
}
