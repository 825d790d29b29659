package io.finbank.bank;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that come on exactly known days, all of the same amount.
 *
 * @param from the first day on which one may come; null means from ever on
 * @param until the last one; null means for ever
 * @param pendingDays how many days pass until it is posted
 */
public record Rule(
        Rhythm rhythm,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        BigDecimal amount,
        String description,
        @Nullable String memo,
        @Nullable String payee,
        String type,
        String category,
        int pendingDays) {

    /** On which days. */
    public sealed interface Rhythm {

        boolean has(LocalDate day);
    }

    /** On these days and no others. */
    public record Dates(Set<LocalDate> days) implements Rhythm {

        @Override
        public boolean has(LocalDate day) {
            return days.contains(day);
        }
    }

    /** On every day. */
    public record Daily() implements Rhythm {

        @Override
        public boolean has(LocalDate day) {
            return true;
        }
    }

    /**
     * On a day of the week, every so many weeks.
     *
     * @param anchor one of the weeks' days on which it comes
     */
    public record Weekly(DayOfWeek day, int weeks, LocalDate anchor) implements Rhythm {

        @Override
        public boolean has(LocalDate candidate) {
            return candidate.getDayOfWeek() == day
                    && Math.floorMod(ChronoUnit.DAYS.between(anchor, candidate), weeks * 7) == 0;
        }
    }

    /**
     * On days of every month.
     *
     * @param days 1 to 31; one that a month does not have is its last
     */
    public record Monthly(Set<Integer> days) implements Rhythm {

        @Override
        public boolean has(LocalDate day) {
            return days.stream()
                    .anyMatch(one -> Math.min(one, day.lengthOfMonth()) == day.getDayOfMonth());
        }
    }

    /** Whether a transaction is made on this day. */
    boolean comesOn(LocalDate day) {
        return (from == null || !day.isBefore(from))
                && (until == null || !day.isAfter(until))
                && rhythm.has(day);
    }

    Booking booking(String id, LocalDate day) {
        return new Booking(
                id,
                amount,
                day,
                day.plusDays(pendingDays),
                description,
                memo,
                type,
                null,
                payee,
                category,
                null);
    }
}
