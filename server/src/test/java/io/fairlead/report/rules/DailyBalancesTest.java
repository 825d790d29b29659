package io.fairlead.report.rules;

import static io.fairlead.report.Deposits.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.report.Deposits;
import io.fairlead.report.Deposits.Saying;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyBalancesTest {

    private static final Instant END = Instant.parse("2026-11-20T18:00:00Z");
    private static final ReportWindow WINDOW = ReportWindow.before(END, Period.ofMonths(6), ZONE);

    private static final AccountHistory ACCOUNT =
            Deposits.checking()
                    .post(LocalDate.of(2026, 5, 1), "5.00", "BEFORE")
                    .post(LocalDate.of(2026, 8, 20), "-1000.00", "CAR")
                    .post(LocalDate.of(2026, 11, 20), "100.00", "TODAY")
                    .holding("1100.00");

    @Test
    void countsBackFromWhatTheAccountHolds() {
        var balances = DailyBalances.of(ACCOUNT, WINDOW);

        assertThat(balances.at(LocalDate.of(2026, 11, 20))).isEqualByComparingTo("1100");
        assertThat(balances.at(LocalDate.of(2026, 11, 19))).isEqualByComparingTo("1000");
        assertThat(balances.at(LocalDate.of(2026, 8, 19))).isEqualByComparingTo("2000");
        assertThat(balances.beginningBalance()).isEqualTo("2000.00");
    }

    /** 21 September to 20 November: 60 days of 1,000 and one of 1,100. */
    @Test
    void averagesTheDaysOfTwoMonths() {
        assertThat(DailyBalances.of(ACCOUNT, WINDOW).twoMonthAverage()).isEqualTo("1001.64");
    }

    /** 21 May to 20 November: 91 days of 2,000, 92 of 1,000 and one of 1,100. */
    @Test
    void averagesTheDaysOfSixMonthsWhereTheReportHasThem() {
        assertThat(DailyBalances.of(ACCOUNT, WINDOW).sixMonthAverage().orElseThrow())
                .isEqualTo("1495.11");
        var shorter = ReportWindow.before(END, Period.ofDays(61), ZONE);
        assertThat(DailyBalances.of(ACCOUNT, shorter).sixMonthAverage()).isEmpty();
    }

    /** June and July 2,000; August 19 days of 2,000 and 12 of 1,000; September, October 1,000. */
    @Test
    void averagesTheMeansOfCompleteMonths() {
        assertThat(DailyBalances.of(ACCOUNT, WINDOW).averageMonthlyBalance()).isEqualTo("1522.58");
    }

    @Test
    void countsFeesForWhatCouldNotBePaid() {
        var account =
                Deposits.checking()
                        .post(LocalDate.of(2026, 6, 3), "-35.00", "NSF FEE")
                        .post(LocalDate.of(2026, 10, 3), "-35.00", "NSF FEE")
                        .post(LocalDate.of(2026, 10, 5), "-35.00", "OVERDRAFT FEE")
                        .post(LocalDate.of(2026, 11, 16), "-35.00", "NSF FEE", Saying.type("fee"))
                        .holding("0");
        var fees = NsfFees.of(account, PostingKinds.of(List.of(account), ZONE), WINDOW);

        assertThat(fees.count()).isEqualTo(3);
        assertThat(fees.countOfLastMonths(2)).isEqualTo(2);
        assertThat(fees.daysSinceLast()).contains(4L);
        var none = Deposits.checking().holding("0");
        assertThat(NsfFees.of(none, PostingKinds.of(List.of(none), ZONE), WINDOW).daysSinceLast())
                .isEmpty();
    }
}
