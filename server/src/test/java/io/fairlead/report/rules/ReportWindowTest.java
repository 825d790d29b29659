package io.fairlead.report.rules;

import static io.fairlead.report.Deposits.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.report.Deposits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportWindowTest {

    private static final Instant END = Instant.parse("2026-11-20T18:00:00Z");

    /** Recorded of the vendor's own reports. */
    @ParameterizedTest
    @CsvSource({
        "1551204849, 1566839649,  6, 180",
        "1503769014, 1566841014, 24, 730",
        "1512594823, 1575666823, 24, 730",
        "1658657435, 1721815835, 24, 731"
    })
    void beginsAtTheSameTimeOfDaySoManyMonthsBefore(long start, long end, int months, int days) {
        var window = ReportWindow.before(Instant.ofEpochSecond(end), Period.ofMonths(months), ZONE);

        assertThat(window.start().getEpochSecond()).isEqualTo(start);
        assertThat(window.days()).isEqualTo(days);
    }

    @Test
    void isSeasonedWithMoreDaysThanAskedFor() {
        var window =
                ReportWindow.before(Instant.ofEpochSecond(1566839649), Period.ofMonths(6), ZONE);

        assertThat(window.seasoned(180)).isFalse();
        assertThat(window.seasoned(179)).isTrue();
    }

    /** Recorded: months begin at midnight in Denver, in summer and in winter. */
    @ParameterizedTest
    @CsvSource({
        "2019-03, 1551423600",
        "2018-04, 1522562400",
        "2017-09, 1504245600",
        "2017-12, 1512111600"
    })
    void namesAMonthByItsBeginning(YearMonth month, long stamp) {
        assertThat(ReportWindow.before(END, Period.ofMonths(24), ZONE).stamp(month))
                .isEqualTo(stamp);
    }

    @Test
    void leavesOutMonthsOfWhichAPartLiesOutside() {
        var window = ReportWindow.before(END, Period.ofMonths(3), ZONE);

        assertThat(window.completeMonths())
                .containsExactly(YearMonth.of(2026, 9), YearMonth.of(2026, 10));
    }

    @Test
    void hasAMonthThatBeginsOrEndsWithIt() {
        var first = Instant.parse("2026-09-01T06:00:00Z");
        var last = Instant.parse("2026-11-01T06:00:00Z");

        assertThat(new ReportWindow(first, last, ZONE).completeMonths())
                .containsExactly(YearMonth.of(2026, 9), YearMonth.of(2026, 10));
        assertThat(
                        new ReportWindow(first.plusSeconds(1), last.minusSeconds(1), ZONE)
                                .completeMonths())
                .isEmpty();
    }

    @Test
    void keepsToTheLongestPeriodAndToTheUsualOneWhenNoneIsAskedFor() {
        var asked = Instant.parse("2026-10-01T00:00:00Z");

        assertThat(window(asked).start()).isEqualTo(asked);
        assertThat(window(null).start()).isEqualTo(Instant.parse("2026-09-20T17:00:00Z"));
        assertThat(window(END.plusSeconds(1)).start()).isEqualTo(window(null).start());
        assertThat(window(Instant.parse("2001-01-01T00:00:00Z")).start())
                .isEqualTo(Instant.parse("2025-11-20T18:00:00Z"));
    }

    private static ReportWindow window(@Nullable Instant from) {
        return ReportWindow.asked(from, END, Period.ofDays(61), Period.ofMonths(12), ZONE);
    }

    @Test
    void knowsNoMonthBeforeTheOldestPostingOfAnAccount() {
        var account =
                Deposits.checking()
                        .post(LocalDate.of(2026, 8, 31), "1.00", "A DEPOSIT")
                        .holding("1");
        var window = ReportWindow.before(END, Period.ofMonths(24), ZONE);

        assertThat(window.knownMonths(account))
                .containsExactly(
                        YearMonth.of(2026, 8), YearMonth.of(2026, 9), YearMonth.of(2026, 10));
        assertThat(window.knownMonths(Deposits.checking().holding("1"))).isEmpty();
    }

    /** In one zone it is still October, in the other November. */
    @Test
    void cutsDaysAndMonthsInItsZone() {
        var moment = Instant.parse("2026-11-01T05:59:59Z");
        var posting =
                Deposits.checking()
                        .post(moment, "1.00", "LATE", Deposits.Saying.NOTHING)
                        .holding("1")
                        .postings()
                        .getFirst();

        assertThat(posting.day(ZONE)).isEqualTo("2026-10-31");
        assertThat(posting.day(ZoneId.of("America/New_York"))).isEqualTo("2026-11-01");
    }

    @Test
    void endsOnTheLastOfFebruaryWhereThereIsNoTwentyNinth() {
        var window =
                ReportWindow.before(
                        Instant.parse("2028-02-29T18:00:00Z"), Period.ofMonths(12), ZONE);

        assertThat(window.firstDay()).isEqualTo("2027-02-28");
        assertThat(window.days()).isEqualTo(366);
        assertThat(window.completeMonths()).hasSize(11).last().isEqualTo(YearMonth.of(2028, 1));
    }
}
