package io.fairlead.report.income;

import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.PayEvidence;
import io.fairlead.report.rules.Posting;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.Statistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Deposits of one payer on one account. Those of one day count as one: what is asked is how many
 * days lie between the days of pay, and how much came on each.
 */
final class DepositSeries {

    /** The cadence is that of late: one who is paid every two weeks now may have been weekly. */
    private static final int LATEST_GAPS = 8;

    private static final int SHORTEST_DELAY = 7;
    private static final int LONGEST_DELAY = 30;
    private static final int SHORTEST_DEVIATION = 3;
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    private final List<Posting> deposits;
    private final ZoneId zone;
    private final List<LocalDate> days;
    private final List<BigDecimal> totals;

    /**
     * @param deposits oldest first, at least one
     */
    DepositSeries(List<Posting> deposits, ZoneId zone) {
        this.deposits = List.copyOf(deposits);
        this.zone = zone;
        var byDay = new TreeMap<LocalDate, BigDecimal>();
        deposits.forEach(
                deposit -> byDay.merge(deposit.day(zone), deposit.amount(), BigDecimal::add));
        this.days = List.copyOf(byDay.keySet());
        this.totals = List.copyOf(byDay.values());
    }

    List<Posting> deposits() {
        return deposits;
    }

    Posting first() {
        return deposits.getFirst();
    }

    Posting last() {
        return deposits.getLast();
    }

    int size() {
        return deposits.size();
    }

    /** How many days of pay there are. */
    int dayCount() {
        return days.size();
    }

    /** The amounts of the days of pay, in order. */
    List<BigDecimal> totals() {
        return totals;
    }

    /** Without some of its deposits. */
    DepositSeries without(List<Posting> some) {
        return new DepositSeries(
                deposits.stream().filter(deposit -> !some.contains(deposit)).toList(), zone);
    }

    /** Those of its deposits that came on a day. */
    List<Posting> on(LocalDate day) {
        return deposits.stream().filter(deposit -> deposit.day(zone).equals(day)).toList();
    }

    LocalDate day(int index) {
        return days.get(index);
    }

    /** How many days usually lie between two days of pay: the median of the latest gaps. */
    int cadence() {
        return latestGaps().isEmpty() ? 0 : Math.max(1, rounded(Statistics.median(latestGaps())));
    }

    /** How late a deposit may be before it is missed: as late as it has been, within limits. */
    int tolerance() {
        var longest = latestGaps().stream().mapToInt(BigDecimal::intValueExact).max().orElse(0);
        var usual = Math.min(LONGEST_DELAY, longest - cadence());
        return Math.max(SHORTEST_DELAY, Math.max(Math.ceilDiv(cadence(), 2), usual));
    }

    /** Whether the next deposit is not overdue on a day. */
    boolean isActiveOn(LocalDate today) {
        return !today.isAfter(days.getLast().plusDays(cadence() + (long) tolerance()));
    }

    /** How many of the gaps are about as long as the cadence. */
    Confidence.Share regularGaps() {
        var allowed = Math.max(SHORTEST_DEVIATION, cadence() / 4);
        var regular =
                gaps(days).stream()
                        .filter(gap -> Math.abs(gap.intValueExact() - cadence()) <= allowed)
                        .count();
        return new Confidence.Share(regular, gaps(days).size());
    }

    /** How many of the amounts are about as high as the median. */
    Confidence.Share regularAmounts() {
        var median = Statistics.median(totals);
        var allowed = median.multiply(QUARTER);
        var regular =
                totals.stream()
                        .filter(total -> total.subtract(median).abs().compareTo(allowed) <= 0)
                        .count();
        return new Confidence.Share(regular, totals.size());
    }

    /** In how many calendar months it came. */
    int months() {
        return Math.toIntExact(days.stream().map(YearMonth::from).distinct().count());
    }

    /** What came in a month. */
    BigDecimal net(YearMonth month) {
        return Money.sum(
                deposits.stream()
                        .filter(deposit -> YearMonth.from(deposit.day(zone)).equals(month))
                        .map(Posting::amount));
    }

    /** What at least half of its deposits say of themselves, at best. */
    PayEvidence evidence(PostingKinds kinds) {
        var counts = new int[PayEvidence.values().length];
        deposits.forEach(deposit -> counts[kinds.evidence(deposit).ordinal()]++);
        var atLeast = 0;
        for (var evidence : PayEvidence.values()) {
            atLeast += counts[evidence.ordinal()];
            if (2 * atLeast >= deposits.size()) {
                return evidence;
            }
        }
        return PayEvidence.NONE;
    }

    private List<BigDecimal> latestGaps() {
        var gaps = gaps(days);
        return gaps.subList(Math.max(0, gaps.size() - LATEST_GAPS), gaps.size());
    }

    private static List<BigDecimal> gaps(List<LocalDate> days) {
        var gaps = new ArrayList<BigDecimal>();
        for (var i = 1; i < days.size(); i++) {
            gaps.add(BigDecimal.valueOf(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i))));
        }
        return gaps;
    }

    private static int rounded(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }
}
