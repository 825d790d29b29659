package io.fairlead.account.aggregation;

import io.fairlead.account.Account;
import io.fairlead.spi.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days whose transactions a refresh asks for.
 *
 * @param from null means since what was read last
 * @param to null means until now
 */
public record WantedDays(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** What is new. */
    public static final WantedDays NEWS = new WantedDays(null, null);

    /** Whether no day is given. */
    boolean areNews() {
        return from == null && to == null;
    }

    /** The days for one account; one day at least. */
    DateRange of(Account account, Instant now) {
        var news = TransactionRanges.sinceLast(account, now);
        var last = to == null ? news.to() : to;
        var first = from == null ? news.from() : from;
        return new DateRange(first.isAfter(last) ? last : first, last);
    }
}
