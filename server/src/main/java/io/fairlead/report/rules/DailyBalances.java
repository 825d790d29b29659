package io.fairlead.report.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an account held at the end of each day, counted back from what it holds now by what was
 * posted since.
 */
public final class DailyBalances {

    private final AccountHistory account;
    private final ReportWindow window;

    /** What was posted on each day. */
    private final NavigableMap<LocalDate, BigDecimal> posted = new TreeMap<>();

    private DailyBalances(AccountHistory account, ReportWindow window) {
        this.account = account;
        this.window = window;
        for (var posting : account.postings()) {
            posted.merge(posting.day(window.zone()), posting.amount(), BigDecimal::add);
        }
    }

    public static DailyBalances of(AccountHistory account, ReportWindow window) {
        return new DailyBalances(account, window);
    }

    /** What the account held at the end of a day. */
    public BigDecimal at(LocalDate day) {
        return account.balance()
                .subtract(Statistics.sum(List.copyOf(posted.tailMap(day, false).values())));
    }

    /** What the account held at a moment, before anything that was posted in it. */
    public BigDecimal before(Instant moment) {
        return account.postings().stream()
                .filter(posting -> !posting.postedAt().isBefore(moment))
                .map(Posting::amount)
                .reduce(account.balance(), BigDecimal::subtract);
    }

    /** The balances at the end of these days, in order. */
    public List<BigDecimal> between(LocalDate first, LocalDate last) {
        var balances = new ArrayList<BigDecimal>();
        var balance = at(first.minusDays(1));
        for (var day : days(first, last).toList()) {
            balance = balance.add(posted.getOrDefault(day, BigDecimal.ZERO));
            balances.add(balance);
        }
        return List.copyOf(balances);
    }

    /** The balances at the end of a month's days. */
    public List<BigDecimal> of(YearMonth month) {
        return between(month.atDay(1), month.atEndOfMonth());
    }

    /** What the account held when the report begins. */
    public BigDecimal beginningBalance() {
        return Money.cents(before(window.start()));
    }

    /** The mean of the last two months' days. */
    public BigDecimal twoMonthAverage() {
        return average(Period.ofMonths(2));
    }

    /** The mean of the last six months' days, if the report covers them. */
    public Optional<BigDecimal> sixMonthAverage() {
        var length = Period.ofMonths(6);
        var needed = ReportWindow.before(window.end(), length, window.zone());
        return window.start().isAfter(needed.start())
                ? Optional.empty()
                : Optional.of(average(length));
    }

    /**
     * The mean of the complete months' means, so that each month counts the same. Where there is no
     * complete month, the mean of all days.
     */
    public BigDecimal averageMonthlyBalance() {
        var means = window.completeMonths().stream().map(month -> Statistics.mean(of(month)));
        var all = means.toList();
        return Money.cents(
                Statistics.mean(
                        all.isEmpty() ? between(window.firstDay(), window.lastDay()) : all));
    }

    private BigDecimal average(Period length) {
        var last = window.lastDay();
        return Money.cents(Statistics.mean(between(last.minus(length).plusDays(1), last)));
    }

    private static Stream<LocalDate> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1));
    }
}
