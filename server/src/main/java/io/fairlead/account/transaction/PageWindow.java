package io.fairlead.account.transaction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where a page is: the days it touches, found by counting, so that no transaction before them is
 * read.
 *
 * @param first the day its first transaction is of
 * @param last the day its last one is of
 * @param skipped how many transactions of the first day come before it
 */
record PageWindow(LocalDate first, LocalDate last, long skipped) {

    /**
     * Finds a page.
     *
     * @param days in the order of the query
     * @param start the place of its first transaction, from 1
     * @return nothing when the transactions end before it
     */
    static Optional<PageWindow> of(List<DayCount> days, long start, int limit) {
        var before = start - 1;
        for (var i = 0; i < days.size(); i++) {
            var count = days.get(i).transactions();
            if (before < count) {
                var last = lastDay(days.subList(i, days.size()), before + limit);
                return Optional.of(new PageWindow(days.get(i).day(), last, before));
            }
            before -= count;
        }
        return Optional.empty();
    }

    /** The day by which so many transactions have been, or the last one. */
    private static LocalDate lastDay(List<DayCount> days, long wanted) {
        var seen = 0L;
        for (var day : days) {
            seen += day.transactions();
            if (seen >= wanted) {
                return day.day();
            }
        }
        return days.getLast().day();
    }
}
