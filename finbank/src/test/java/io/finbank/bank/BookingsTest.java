package io.finbank.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BookingsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 15);

    private final Bookings bookings = new Bookings();

    static Stream<Account> accounts() {
        var accounts = new Accounts(new Profiles());
        return new Profiles()
                .names().stream()
                        .flatMap(profile -> accounts.of("102105", profile).stream())
                        .filter(account -> account.plan().activity() != null);
    }

    private static Account checking() {
        return new Accounts(new Profiles()).of("102105", "profile_101").getFirst();
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void booksTheSameOnTheSameDayEachTime(Account account) {
        assertThat(new Bookings().madeOn(account, DAY)).isEqualTo(bookings.madeOn(account, DAY));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void booksSomethingNewEveryDay(Account account) {
        assertThat(DAY.datesUntil(DAY.plusDays(40)))
                .allSatisfy(day -> assertThat(bookings.madeOn(account, day)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void givesEveryBookingAnIdOfItsOwn(Account account) {
        var ids =
                DAY.datesUntil(DAY.plusDays(400))
                        .flatMap(day -> bookings.madeOn(account, day).stream())
                        .map(Booking::id)
                        .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void returnsToThePlannedBalanceAtTheEndOfEachMonthWhenTheBalanceMoves(Account account) {
        if (account.plan().moves()) {
            for (var month = 1; month <= 12; month++) {
                var period = YearMonth.of(2026, month);
                var moved =
                        bookings.postedBetween(account, period.atDay(1), period.atEndOfMonth())
                                .map(Booking::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(moved).isEqualByComparingTo("0");
            }
        }
    }

    @Test
    void booksOtherThingsOnAnotherAccountOfTheSameKind() {
        var other = new Accounts(new Profiles()).of("102105", "profile_02").getFirst();
        assertThat(other.plan().activity()).isEqualTo(checking().plan().activity());
        assertThat(bookings.madeOn(other, DAY)).isNotEqualTo(bookings.madeOn(checking(), DAY));
    }

    @Test
    void paysASalaryTwiceAMonth() {
        var paydays =
                LocalDate.of(2026, 10, 1)
                        .datesUntil(LocalDate.of(2026, 11, 1))
                        .flatMap(day -> bookings.madeOn(checking(), day).stream())
                        .filter(booking -> booking.category().equals("Paycheck"))
                        .map(Booking::date);
        assertThat(paydays).containsExactly(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 15));
    }
}
