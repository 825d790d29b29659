package io.finbank.bank;

import io.finbank.clock.Calendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The bookings of every account, and the balances that they leave. */
@Service
public class Ledger {

    private final Bookings bookings;
    private final TestBookingStore testBookings;
    private final Calendar calendar;

    Ledger(Bookings bookings, TestBookingStore testBookings, Calendar calendar) {
        this.bookings = bookings;
        this.testBookings = testBookings;
        this.calendar = calendar;
    }

    /** What has been posted until now leaves this. */
    public BigDecimal balance(Account account) {
        return balanceAtEndOf(account, calendar.today());
    }

    /** What is left when everything pending is posted. */
    public BigDecimal available(Account account) {
        var today = calendar.today();
        var oldestPending = today.minusDays(Math.max(1, bookings.longestPending(account)));
        return made(account, oldestPending, today)
                .filter(booking -> booking.isPendingOn(today))
                .map(Booking::amount)
                .reduce(balance(account), BigDecimal::add);
    }

    /**
     * The balance at the end of a day, which may not be to come. An account that moves returns to
     * its planned balance with every end of a month; on one that does not, the planned balance is
     * today's, and earlier ones are counted back from it.
     */
    public BigDecimal balanceAtEndOf(Account account, LocalDate day) {
        var planned = account.plan().balance();
        BigDecimal regular =
                account.plan().moves()
                        ? planned.add(posted(account, YearMonth.from(day).atDay(1), day))
                        : planned.subtract(posted(account, day.plusDays(1), calendar.today()));
        return regular.add(testBookings.sumPosted(account, day));
    }

    private BigDecimal posted(Account account, LocalDate from, LocalDate to) {
        return from.isAfter(to)
                ? BigDecimal.ZERO
                : bookings.postedBetween(account, from, to)
                        .map(Booking::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The bookings made within these days, both included, the latest first. */
    public Stream<Booking> made(Account account, LocalDate from, LocalDate to) {
        var first = later(from, calendar.firstDay());
        LocalDate last = to.isBefore(calendar.today()) ? to : calendar.today();
        if (first.isAfter(last)) {
            return Stream.empty();
        }
        var tests = testBookings.findMade(account, first, last);
        return Stream.iterate(last, day -> !day.isBefore(first), day -> day.minusDays(1))
                .flatMap(
                        day ->
                                Stream.of(madeOn(tests, day), bookings.madeOn(account, day))
                                        .flatMap(Collection::stream));
    }

    private static List<Booking> madeOn(List<Booking> tests, LocalDate day) {
        return tests.stream().filter(booking -> booking.date().equals(day)).toList();
    }

    /** The bookings posted within these days, both included, the earliest first. */
    public List<Booking> postedBetween(Account account, LocalDate from, LocalDate to) {
        var tests =
                testBookings.findMade(account, from.minusDays(1), to).stream()
                        .filter(booking -> !booking.posted().isBefore(from))
                        .filter(booking -> !booking.posted().isAfter(to))
                        .toList();
        return Stream.concat(bookings.postedBetween(account, from, to), tests.stream())
                .sorted(Comparator.comparing(Booking::posted))
                .toList();
    }

    /**
     * Books something for a test, today at the latest.
     *
     * @param day the day it is made; null means today
     * @param pending whether it is posted the day after only
     * @return its id
     */
    public String book(
            Account account,
            BigDecimal amount,
            String description,
            @Nullable LocalDate day,
            boolean pending) {
        var today = calendar.today();
        LocalDate date = day == null || day.isAfter(today) ? today : day;
        var id = "t-" + UUID.randomUUID().toString().substring(0, 13);
        testBookings.insert(
                account,
                new Booking(
                        id,
                        amount,
                        date,
                        pending ? date.plusDays(1) : date,
                        description,
                        null,
                        "other",
                        null,
                        null,
                        "Uncategorized",
                        null));
        return id;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
