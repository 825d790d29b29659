package io.fairlead.account.transaction;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Where a page is: the months it touches, found by counting, so that no transaction before them is
 * read.
 *
 * @param first the month its first transaction is of
 * @param last the month its last one is of
 * @param skipped how many transactions of the first month come before it
 */
record PageWindow(YearMonth first, YearMonth last, long skipped) {

    /** How many transactions of a query are of one month in UTC. */
    record MonthCount(YearMonth month, long transactions) {}

    /**
     * Finds a page.
     *
     * @param months in the order of the query
     * @param start the place of its first transaction, from 1
     * @return nothing when the transactions end before it
     */
    static Optional<PageWindow> of(List<MonthCount> months, long start, int limit) {
        var before = start - 1;
        for (var i = 0; i < months.size(); i++) {
            var count = months.get(i).transactions();
            if (before < count) {
                var last = lastMonth(months.subList(i, months.size()), before + limit);
                return Optional.of(new PageWindow(months.get(i).month(), last, before));
            }
            before -= count;
        }
        return Optional.empty();
    }

    /** Whether a month lies between the first and the last, whichever of them is earlier. */
    boolean contains(YearMonth month) {
        return first.isBefore(last)
                ? !month.isBefore(first) && !month.isAfter(last)
                : !month.isBefore(last) && !month.isAfter(first);
    }

    /** The month by which so many transactions have been, or the last one. */
    private static YearMonth lastMonth(List<MonthCount> months, long wanted) {
        var seen = 0L;
        for (var month : months) {
            seen += month.transactions();
            if (seen >= wanted) {
                return month.month();
            }
        }
        return months.getLast().month();
    }
}
