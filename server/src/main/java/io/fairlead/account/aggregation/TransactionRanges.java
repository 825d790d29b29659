package io.fairlead.account.aggregation;

import io.fairlead.account.Account;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Traits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Which days of transactions a bank is asked for. */
public final class TransactionRanges {

    private static final Period STANDARD = Period.ofMonths(6);
    private static final Period HISTORIC = Period.ofMonths(24);

    /** A pending transaction is posted within these days, or is gone. */
    private static final Period OVERLAP = Period.ofDays(14);

    /** The bank's day may be ahead of ours. */
    private static final Period AHEAD = Period.ofDays(1);

    private TransactionRanges() {}

    /**
     * What is new since the last transaction that is known, and what the bank may have left out
     * before that; half a year, where no transaction is known and at most where some were left out.
     */
    static DateRange sinceLast(Account account, Instant now) {
        var latest = account.latestTransactionAt();
        if (latest == null) {
            return standard(now);
        }
        var news = day(latest).minus(OVERLAP);
        var incomplete = account.incompleteFrom();
        return incomplete == null || !incomplete.isBefore(news)
                ? from(news, now)
                : from(earlier(news, later(incomplete, standard(now).from())), now);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    public static DateRange standard(Instant now) {
        return from(day(now).minus(STANDARD), now);
    }

    public static DateRange historic(Instant now) {
        return from(day(now).minus(HISTORIC), now);
    }

    /**
     * The range in pieces that one call may ask for, newest first, without the days of which the
     * bank has no transactions; at least one.
     */
    static List<DateRange> windows(DateRange range, Traits traits, Instant now) {
        var first = range.from();
        if (traits.historyDays() > 0) {
            var oldest = day(now).minusDays(traits.historyDays());
            first = oldest.isAfter(first) ? oldest : first;
            first = first.isAfter(range.to()) ? range.to() : first;
        }
        if (traits.mostDays() == 0) {
            return List.of(new DateRange(first, range.to()));
        }
        var windows = new ArrayList<DateRange>();
        for (var last = range.to();
                !last.isBefore(first);
                last = last.minusDays(traits.mostDays())) {
            var begin = last.minusDays(traits.mostDays() - 1L);
            windows.add(new DateRange(begin.isBefore(first) ? first : begin, last));
        }
        return windows;
    }

    private static DateRange from(LocalDate first, Instant now) {
        return new DateRange(first, day(now).plus(AHEAD));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
