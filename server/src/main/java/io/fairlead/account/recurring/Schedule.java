package io.fairlead.account.recurring;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The days something recurs on.
 *
 * @param occurrences the days until now, in order
 */
record Schedule(Cadence cadence, List<LocalDate> occurrences) {

    private static final int DAYS_OF_A_MONTH = 30;
    private static final int MIDDLE_OF_A_MONTH = 15;
    private static final int NEAR = 7;
    private static final int DAYS_TO_MIDWEEK = 3;

    static DayOfWeek usualWeekday(List<LocalDate> days) {
        var weekdays = days.stream().map(LocalDate::getDayOfWeek).toList();
        return Collections.max(
                weekdays, Comparator.comparingInt(day -> Collections.frequency(weekdays, day)));
    }

    /**
     * The day it is expected next, on a day of the week or of the month that it usually keeps to.
     *
     * @param early whether it comes before a weekend that it would be on, not after it
     */
    LocalDate next(boolean early) {
        var about = cadence.after(occurrences.getLast());
        var usual = cadence.isOfWeeks() ? onUsualWeekday(about) : onUsualDayOfMonth(about);
        if (!isWeekend(usual) || occurrences.stream().anyMatch(Schedule::isWeekend)) {
            return usual;
        }
        return usual.with(
                early
                        ? TemporalAdjusters.previous(DayOfWeek.FRIDAY)
                        : TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private LocalDate onUsualWeekday(LocalDate about) {
        return about.minusDays(DAYS_TO_MIDWEEK)
                .with(TemporalAdjusters.nextOrSame(usualWeekday(occurrences)));
    }

    /** Of something that comes twice a month, only every other day is about that day. */
    private LocalDate onUsualDayOfMonth(LocalDate about) {
        var alike = occurrences.stream().filter(day -> areNearInMonth(day, about)).toList();
        var place = usualPlace(alike);
        var month = YearMonth.from(about);
        return Stream.of(month.minusMonths(1), month, month.plusMonths(1))
                .map(candidate -> at(candidate, place))
                .min(Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(day, about))))
                .orElseThrow();
    }

    private static boolean areNearInMonth(LocalDate one, LocalDate other) {
        var apart = Math.abs(one.getDayOfMonth() - other.getDayOfMonth());
        return Math.min(apart, Math.abs(DAYS_OF_A_MONTH - apart)) <= NEAR;
    }

    /** Counted from the beginning of a month, or from the nearer end of it if that varies less. */
    private static int usualPlace(List<LocalDate> days) {
        var fromBeginning = places(days, LocalDate::getDayOfMonth);
        var fromNearerEnd = places(days, Schedule::fromNearerEnd);
        var places = spread(fromNearerEnd) < spread(fromBeginning) ? fromNearerEnd : fromBeginning;
        return places.get(places.size() / 2);
    }

    private static List<Integer> places(List<LocalDate> days, ToIntFunction<LocalDate> place) {
        return days.stream().mapToInt(place).sorted().boxed().toList();
    }

    private static int spread(List<Integer> places) {
        return places.getLast() - places.getFirst();
    }

    /** From 1 in the first half of a month; in the second the last day is 0, the one before -1. */
    private static int fromNearerEnd(LocalDate day) {
        return day.getDayOfMonth() <= MIDDLE_OF_A_MONTH
                ? day.getDayOfMonth()
                : day.getDayOfMonth() - day.lengthOfMonth();
    }

    private static LocalDate at(YearMonth month, int place) {
        return place > 0
                ? month.atDay(Math.min(place, month.lengthOfMonth()))
                : month.atEndOfMonth().plusDays(place);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
