package io.fairlead.account.recurring;

import static java.util.stream.Collectors.groupingBy;

import io.fairlead.account.transaction.Booking;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells what recurs. Bookings with one payee in one direction are one stream when their days have a
 * {@link Cadence}. When they have none, those of one account may have one, and among these those of
 * the very same amount.
 */
final class Recurrence {

    /** Where chance could make a pattern: amounts that change, or some bookings of many. */
    private static final int TIMES_BEYOND_CHANCE = 6;

    private static final BigDecimal STEADY = new BigDecimal("0.25");
    private static final int LATEST = 3;

    private record Party(String lastingPart, boolean inflow) {

        static Party of(Booking booking) {
            return new Party(booking.lastingPart(), booking.isInflow());
        }
    }

    private final LocalDate today;

    Recurrence(LocalDate today) {
        this.today = today;
    }

    /**
     * What recurs among bookings.
     *
     * @param bookings oldest first
     */
    List<RecurringStream> among(List<Booking> bookings) {
        return parts(bookings, Party::of)
                .flatMap(this::ofParty)
                .sorted(RecurringStream.BY_PAYEE)
                .toList();
    }

    private Stream<RecurringStream> ofParty(List<Booking> bookings) {
        var whole = stream(bookings);
        return whole.isPresent()
                ? whole.stream()
                : parts(bookings, Booking::account).flatMap(this::ofAccount);
    }

    private Stream<RecurringStream> ofAccount(List<Booking> bookings) {
        var whole = stream(bookings);
        return whole.isPresent()
                ? whole.stream()
                : parts(bookings, Booking::amount)
                        .filter(part -> part.size() >= TIMES_BEYOND_CHANCE)
                        .flatMap(part -> stream(part).stream());
    }

    private static Stream<List<Booking>> parts(
            List<Booking> bookings, Function<Booking, Object> division) {
        return bookings.stream().collect(groupingBy(division)).values().stream();
    }

    private Optional<RecurringStream> stream(List<Booking> bookings) {
        var amounts = bookings.stream().map(Booking::amount).toList();
        return bookings.size() < TIMES_BEYOND_CHANCE && !areSteady(amounts)
                ? Optional.empty()
                : Cadence.of(bookings.stream().map(Booking::day).toList())
                        .map(cadence -> stream(bookings, amounts, cadence));
    }

    private RecurringStream stream(
            List<Booking> bookings, List<BigDecimal> amounts, Cadence cadence) {
        var days = bookings.stream().map(Booking::day).toList();
        var latest = bookings.getLast();
        var expected = new Schedule(cadence, days).next(latest.isInflow());
        return new RecurringStream(
                latest.payee(),
                bookings.stream().map(Booking::category).distinct().toList(),
                bookings.stream().map(Booking::id).toList(),
                meanGap(days),
                today.isAfter(cadence.missedAfter(expected))
                        ? null
                        : new RecurringStream.Expectation(
                                latestOf(expected, today), expectedAmount(amounts)),
                new RecurringStream.Amounts(
                        amounts.stream().min(Comparator.naturalOrder()).orElseThrow(),
                        amounts.stream().max(Comparator.naturalOrder()).orElseThrow(),
                        mean(amounts),
                        median(amounts)));
    }

    private static boolean areSteady(List<BigDecimal> amounts) {
        var median = median(amounts);
        var limit = median.abs().multiply(STEADY);
        return amounts.stream()
                .allMatch(amount -> amount.subtract(median).abs().compareTo(limit) <= 0);
    }

    /** Follows a new price soon, and a single deviation not at all. */
    private static BigDecimal expectedAmount(List<BigDecimal> amounts) {
        return median(amounts.subList(Math.max(0, amounts.size() - LATEST), amounts.size()));
    }

    private static int meanGap(List<LocalDate> days) {
        var span = ChronoUnit.DAYS.between(days.getFirst(), days.getLast());
        return Math.toIntExact(Math.round((double) span / (days.size() - 1)));
    }

    private static BigDecimal mean(List<BigDecimal> amounts) {
        return amounts.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(amounts.size()), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal median(List<BigDecimal> amounts) {
        var sorted = amounts.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : mean(sorted.subList(middle - 1, middle + 1));
    }

    private static LocalDate latestOf(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
