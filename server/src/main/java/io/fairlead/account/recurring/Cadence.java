package io.fairlead.account.recurring;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How often something recurs. Bank holidays, weekends and short months are allowed for. */
enum Cadence {
    WEEKLY(Period.ofWeeks(1), 7, 2, 4),
    BIWEEKLY(Period.ofWeeks(2), 14, 3, 4),
    SEMI_MONTHLY(Period.ofDays(15), 15, 4, 4),
    MONTHLY(Period.ofMonths(1), 30, 5, 3),
    BIMONTHLY(Period.ofMonths(2), 61, 7, 3),
    QUARTERLY(Period.ofMonths(3), 91, 8, 3),
    SEMI_ANNUAL(Period.ofMonths(6), 182, 10, 3),
    ANNUAL(Period.ofYears(1), 365, 12, 3);

    /** At most one in so many times may be left out, or be on another day of the week. */
    private static final int TIMES_PER_EXCEPTION = 4;

    private static final List<Cadence> ALL = List.of(values());

    private final Period period;
    private final int days;
    private final int tolerance;
    private final int leastTimes;

    Cadence(Period period, int days, int tolerance, int leastTimes) {
        this.period = period;
        this.days = days;
        this.tolerance = tolerance;
        this.leastTimes = leastTimes;
    }

    /** The cadence of these days, which are in order. */
    static Optional<Cadence> of(List<LocalDate> occurrences) {
        var gaps = gaps(occurrences);
        return ALL.stream().filter(cadence -> cadence.fits(occurrences, gaps)).findFirst();
    }

    /** When it is expected after it was last seen on time. */
    LocalDate after(LocalDate last) {
        return last.plus(period);
    }

    /** By when it has failed to come. */
    LocalDate missedAfter(LocalDate expected) {
        return expected.plusDays(2L * tolerance);
    }

    /** Whether it keeps to a day of the week, and not to a day of the month. */
    boolean isOfWeeks() {
        return this == WEEKLY || this == BIWEEKLY;
    }

    private static long[] gaps(List<LocalDate> occurrences) {
        var days = occurrences.stream().mapToLong(LocalDate::toEpochDay).toArray();
        return IntStream.range(1, days.length).mapToLong(i -> days[i] - days[i - 1]).toArray();
    }

    private boolean fits(List<LocalDate> occurrences, long[] gaps) {
        if (occurrences.size() < leastTimes) {
            return false;
        }
        var omitted = 0;
        for (var gap : gaps) {
            if (isAbout(gap, 2)) {
                omitted++;
            } else if (!isAbout(gap, 1)) {
                return false;
            }
        }
        return omitted * TIMES_PER_EXCEPTION <= gaps.length
                && (!isOfWeeks() || keepsItsWeekday(occurrences));
    }

    private boolean isAbout(long gap, int periods) {
        return Math.abs(gap - (long) periods * days) <= tolerance;
    }

    private static boolean keepsItsWeekday(List<LocalDate> occurrences) {
        var usual = Schedule.usualWeekday(occurrences);
        var kept = occurrences.stream().filter(day -> day.getDayOfWeek() == usual).count();
        return (occurrences.size() - kept) * TIMES_PER_EXCEPTION <= occurrences.size();
    }
}
