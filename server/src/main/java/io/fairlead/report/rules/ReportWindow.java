package io.fairlead.report.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The period of a report.
 *
 * @param start from when on; included
 * @param end when the report was made; included
 * @param zone where its days and months begin
 */
public record ReportWindow(Instant start, Instant end, ZoneId zone) {

    /** From the same time of day so long before. */
    public static ReportWindow before(Instant end, Period length, ZoneId zone) {
        return new ReportWindow(end.atZone(zone).minus(length).toInstant(), end, zone);
    }

    /**
     * The period that was asked for.
     *
     * @param from null when none was; one after the end is none
     * @param usual how long it is when none was asked for
     * @param longest what is asked for beyond that is left out
     */
    public static ReportWindow asked(
            @Nullable Instant from, Instant end, Period usual, Period longest, ZoneId zone) {
        if (from == null || from.isAfter(end)) {
            return before(end, usual, zone);
        }
        var most = before(end, longest, zone);
        return from.isBefore(most.start) ? most : new ReportWindow(from, end, zone);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && !moment.isAfter(end);
    }

    /** How many whole days it has. */
    public int days() {
        return Math.toIntExact(Duration.between(start, end).toDays());
    }

    /** Whether it has more days than that. */
    public boolean seasoned(int days) {
        return days() > days;
    }

    public LocalDate firstDay() {
        return LocalDate.ofInstant(start, zone);
    }

    public LocalDate lastDay() {
        return LocalDate.ofInstant(end, zone);
    }

    /** The calendar months that lie within it as a whole, in order. */
    public List<YearMonth> completeMonths() {
        return Stream.iterate(YearMonth.from(firstDay()), month -> month.plusMonths(1))
                .takeWhile(month -> !beginning(month.plusMonths(1)).isAfter(end))
                .dropWhile(month -> beginning(month).isBefore(start))
                .toList();
    }

    /**
     * The complete months of which something is known of an account: none that had ended before its
     * oldest posting.
     */
    public List<YearMonth> knownMonths(AccountHistory account) {
        return account.oldest()
                .map(posting -> YearMonth.from(posting.day(zone)))
                .map(
                        oldest ->
                                completeMonths().stream()
                                        .filter(month -> !month.isBefore(oldest))
                                        .toList())
                .orElse(List.of());
    }

    /** When a month begins. */
    public Instant beginning(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** When a month begins, in seconds, as reports name it. */
    public long stamp(YearMonth month) {
        return beginning(month).getEpochSecond();
    }
}
