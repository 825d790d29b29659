package io.fairlead.account.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.transaction.Booking;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    private long lastId;

    @Test
    void findsPayOnThe15thAndTheLastThoughWeekendsMoveIt() {
        var days =
                months(10)
                        .flatMap(month -> Stream.of(month.atDay(15), month.atEndOfMonth()))
                        .map(RecurrenceTest::onFridayIfWeekend)
                        .toList();
        var stream = only(bookings("Acme Corp", days, "2114.37"), LocalDate.of(2026, 11, 1));

        assertThat(stream.isInflow()).isTrue();
        assertThat(stream.meanGap()).isEqualTo(15);
        assertThat(stream.transactions()).hasSize(20);
        // the 15th of November is a Sunday
        assertThat(Objects.requireNonNull(stream.next()).day()).isEqualTo("2026-11-13");
    }

    @Test
    void expectsTheOtherPayDayOfTheMonthNext() {
        var days =
                months(10)
                        .flatMap(month -> Stream.of(month.atDay(15), month.atEndOfMonth()))
                        .map(RecurrenceTest::onFridayIfWeekend)
                        .limit(19)
                        .toList();

        assertThat(next(days, "2114.37", LocalDate.of(2026, 10, 20))).isEqualTo("2026-10-30");
        assertThat(next(days.subList(0, 18), "2114.37", LocalDate.of(2026, 10, 2)))
                .isEqualTo("2026-10-15");
    }

    @Test
    void findsRent() {
        var days = months(11).map(month -> month.atDay(1)).toList();
        var stream = only(bookings("Ascension Apartments", days, "-1450.00"));

        assertThat(stream.meanGap()).isEqualTo(30);
        assertThat(stream.categories()).containsExactly("Bills");
        assertThat(stream.next())
                .isEqualTo(
                        new RecurringStream.Expectation(
                                LocalDate.of(2026, 12, 1), new BigDecimal("-1450.00")));
    }

    @Test
    void findsAUtilityWhoseAmountChanges() {
        var days =
                List.of("01-12", "02-11", "03-13", "04-13", "05-12", "06-11", "07-13").stream()
                        .map(day -> LocalDate.parse("2026-" + day))
                        .toList();
        var amounts =
                List.of("-180.10", "-164.00", "-120.55", "-71.20", "-40.05", "-38.95", "-44.15");
        var bookings = bookings("City Gas", days, amounts);
        var stream = new Recurrence(LocalDate.of(2026, 8, 1)).among(bookings).getFirst();

        assertThat(stream.amounts())
                .isEqualTo(
                        new RecurringStream.Amounts(
                                new BigDecimal("-180.10"),
                                new BigDecimal("-38.95"),
                                new BigDecimal("-94.14"),
                                new BigDecimal("-71.20")));
        assertThat(stream.next())
                .isEqualTo(
                        new RecurringStream.Expectation(
                                LocalDate.of(2026, 8, 12), new BigDecimal("-40.05")));
        assertThat(new Recurrence(TODAY).among(bookings.subList(0, 5))).isEmpty();
    }

    @RepeatedTest(20)
    void doesNotTakeShoppingForAHabit(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var bookings = new ArrayList<Booking>();
        for (var shop : List.of("Green Grocer", "Corner Shop", "Harbour Cafe")) {
            var day = LocalDate.of(2026, 1, 2);
            while (day.isBefore(TODAY)) {
                var cents = random.nextInt(1_500, 14_000);
                bookings.add(booking(shop, day, BigDecimal.valueOf(-cents, 2).toString()));
                day = day.plusDays(random.nextInt(1, 12));
            }
        }

        assertThat(among(bookings)).isEmpty();
    }

    @Test
    void knowsThatASubscriptionHasStopped() {
        var days = months(5).map(month -> month.atDay(20)).toList();
        var bookings = bookings("Streamly", days, "-15.99");

        assertThat(only(bookings).next()).isNull();
        assertThat(only(bookings).transactions()).hasSize(5);
        assertThat(expected(only(bookings, LocalDate.of(2026, 6, 10)), LocalDate.of(2026, 6, 10)))
                .isEqualTo("2026-06-22");
    }

    @Test
    void doesNotGuessFromFewOccurrences() {
        var rent = months(2).map(month -> month.atDay(1)).toList();
        var weekly =
                IntStream.range(0, 3).mapToObj(i -> TODAY.minusWeeks(i + 1L)).sorted().toList();

        assertThat(among(bookings("Ascension Apartments", rent, "-1450.00"))).isEmpty();
        assertThat(among(bookings("Gym", weekly, "-10.00"))).isEmpty();
        assertThat(among(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P7D, 4, 7, 2026-01-30",
        "P14D, 4, 14, 2026-02-27",
        "P1M, 3, 30, 2026-04-02",
        "P2M, 3, 60, 2026-07-02",
        "P3M, 3, 91, 2026-10-02",
        "P6M, 3, 183, 2027-07-02",
        "P1Y, 3, 365, 2029-01-02"
    })
    void knowsTheCadence(String period, int times, int meanGap, LocalDate next) {
        var days =
                Stream.iterate(LocalDate.of(2026, 1, 2), day -> day.plus(Period.parse(period)))
                        .limit(times)
                        .toList();
        var stream = only(bookings("Club", days, "-30.00"), days.getLast());

        assertThat(stream.meanGap()).isEqualTo(meanGap);
        assertThat(expected(stream, days.getLast())).isEqualTo(next.toString());
    }

    @Test
    void toleratesAHolidayAndAnOmission() {
        var fridays = Stream.iterate(LocalDate.of(2026, 9, 4), day -> day.plusWeeks(1)).limit(11);
        var days =
                fridays.filter(day -> !day.equals(LocalDate.of(2026, 10, 2)))
                        .map(day -> day.equals(LocalDate.of(2026, 11, 13)) ? day.minusDays(1) : day)
                        .toList();

        assertThat(next(days, "-20.00", LocalDate.of(2026, 11, 14))).isEqualTo("2026-11-20");
    }

    @Test
    void findsASubscriptionAmongPurchases() {
        var bookings =
                new ArrayList<>(
                        bookings(
                                "Bazaar",
                                months(10).map(month -> month.atDay(9)).toList(),
                                "-14.99"));
        var random = new Random(7);
        for (var i = 0; i < 60; i++) {
            bookings.add(
                    booking(
                            "Bazaar",
                            TODAY.minusDays(random.nextInt(300)),
                            "-" + (20 + random.nextInt(90)) + "." + (10 + random.nextInt(80))));
        }
        bookings.sort(Comparator.comparing(Booking::day));

        assertThat(only(bookings).transactions()).hasSize(10);
    }

    @Test
    void goesOnWhereAnotherAccountStopped() {
        var days = months(10).map(month -> month.atDay(9)).toList();
        var bookings =
                IntStream.range(0, 10)
                        .mapToObj(
                                i -> booking(i < 5 ? "11" : "12", "Streamly", days.get(i), "-9.00"))
                        .toList();

        assertThat(only(bookings, LocalDate.of(2026, 10, 20)).transactions()).hasSize(10);
    }

    @Test
    void keepsTwoAccountsApartThatPayOnePayee() {
        var bookings =
                months(4)
                        .flatMap(
                                month ->
                                        Stream.of(
                                                booking("11", "Power", month.atDay(3), "-60.00"),
                                                booking("12", "Power", month.atDay(9), "-62.00")))
                        .toList();

        assertThat(among(bookings)).hasSize(2);
    }

    @Test
    void separatesMoneyThatComesFromMoneyThatGoes() {
        var out = bookings("Savings", months(6).map(month -> month.atDay(3)).toList(), "-50.00");
        var in = bookings("Savings", months(6).map(month -> month.atDay(17)).toList(), "20.00");
        var both =
                Stream.concat(out.stream(), in.stream()).sorted(Comparator.comparing(Booking::day));

        assertThat(among(both.toList()))
                .extracting(RecurringStream::isInflow)
                .containsExactlyInAnyOrder(true, false);
    }

    private RecurringStream only(List<Booking> bookings) {
        return only(bookings, TODAY);
    }

    private static RecurringStream only(List<Booking> bookings, LocalDate today) {
        var streams = new Recurrence(today).among(bookings);
        assertThat(streams).hasSize(1);
        return streams.getFirst();
    }

    private static List<RecurringStream> among(List<Booking> bookings) {
        return new Recurrence(TODAY).among(bookings);
    }

    private String next(List<LocalDate> days, String amount, LocalDate today) {
        return expected(only(bookings("Somebody", days, amount), today), today);
    }

    private static String expected(RecurringStream stream, LocalDate today) {
        var next = Objects.requireNonNull(stream.next());
        assertThat(next.day()).isAfterOrEqualTo(today);
        return next.day().toString();
    }

    private static Stream<YearMonth> months(int count) {
        return IntStream.range(0, count).mapToObj(FIRST::plusMonths);
    }

    private static LocalDate onFridayIfWeekend(LocalDate day) {
        UnaryOperator<LocalDate> back = moved -> moved.minusDays(1);
        return Stream.iterate(day, back)
                .filter(moved -> moved.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .findFirst()
                .orElseThrow();
    }

    private List<Booking> bookings(String payee, List<LocalDate> days, String amount) {
        return days.stream().map(day -> booking(payee, day, amount)).toList();
    }

    private List<Booking> bookings(String payee, List<LocalDate> days, List<String> amounts) {
        return IntStream.range(0, days.size())
                .mapToObj(i -> booking(payee, days.get(i), amounts.get(i)))
                .toList();
    }

    private Booking booking(String payee, LocalDate day, String amount) {
        return booking("11", payee, day, amount);
    }

    private Booking booking(String account, String payee, LocalDate day, String amount) {
        return new Booking(account, ++lastId, day, new BigDecimal(amount), payee, payee, "Bills");
    }
}
