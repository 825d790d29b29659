package io.fairlead.report.analytics;

import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.DailyBalances;
import io.fairlead.report.rules.Posting;
import io.fairlead.report.rules.PostingKind;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Computes the attributes of one account, or of all accounts of a customer together. */
public final class AnalyticsRules {

    private final List<AccountHistory> accounts;
    private final PostingKinds kinds;
    private final ReportWindow window;
    private final Set<TimeInterval> intervals;
    private final List<Posting> postings;

    /**
     * @param accounts one, or all
     * @param intervals at least one, in the order in which they are printed
     */
    public AnalyticsRules(
            List<AccountHistory> accounts,
            PostingKinds kinds,
            ReportWindow window,
            Set<TimeInterval> intervals) {
        this.accounts = accounts;
        this.kinds = kinds;
        this.window = window;
        this.intervals = intervals;
        this.postings =
                accounts.stream()
                        .flatMap(account -> account.within(window).stream())
                        .sorted(Posting.OLDEST_FIRST)
                        .toList();
    }

    /** What balance analytics tell; nothing where there is no account. */
    public Analytics balance() {
        return new Analytics(
                List.of(),
                accounts.isEmpty() ? List.of() : List.of(state("ASSET_BALANCE", balances())),
                List.of());
    }

    /**
     * What cash-flow analytics tell.
     *
     * @param business whether revenue is told, too: what came but for transfers, loans, refunds and
     *     interest
     */
    public Analytics cashFlow(boolean business) {
        var attributes =
                new ArrayList<>(
                        List.of(
                                transactional("CASH_OUTFLOW", Posting::isDebit),
                                transactional("CASH_INFLOW", Posting::isCredit),
                                transactional("ALL_CASH_FLOWS", posting -> true),
                                transactional("NSF_FEE_CHARGES", is(PostingKind.NSF_FEE)),
                                transactional(
                                        "NSF_FEE_REVERSALS", is(PostingKind.NSF_FEE_REVERSAL))));
        if (business) {
            attributes.add(transactional("REVENUE", is(PostingKind.OTHER).and(Posting::isCredit)));
        }
        return new Analytics(
                List.copyOf(attributes), List.of(state("NET_CASH_FLOW", nets())), List.of());
    }

    private Predicate<Posting> is(PostingKind kind) {
        return posting -> kinds.is(posting, kind);
    }

    private TransactionalAttribute transactional(String name, Predicate<Posting> wanted) {
        var chosen = postings.stream().filter(wanted).toList();
        return new TransactionalAttribute(
                name,
                chosen.stream().map(posting -> String.valueOf(posting.id())).toList(),
                List.of(),
                intervals.stream().map(interval -> transactional(interval, chosen)).toList());
    }

    private TransactionalAttribute.Interval transactional(
            TimeInterval interval, List<Posting> chosen) {
        return new TransactionalAttribute.Interval(
                interval,
                interval.periods(window).stream()
                        .map(days -> TransactionalPeriod.of(days, amounts(days, chosen)))
                        .toList());
    }

    private List<BigDecimal> amounts(TimeInterval.Days days, List<Posting> chosen) {
        return chosen.stream()
                .filter(posting -> days.contain(posting.day(window.zone())))
                .map(Posting::amount)
                .toList();
    }

    private StateAttribute state(String name, TreeMap<LocalDate, BigDecimal> values) {
        return new StateAttribute(
                name,
                intervals.stream()
                        .map(
                                interval ->
                                        new StateAttribute.Interval(interval, of(interval, values)))
                        .toList());
    }

    private List<StatePeriod> of(TimeInterval interval, TreeMap<LocalDate, BigDecimal> values) {
        return interval.periods(window).stream()
                .map(
                        days ->
                                StatePeriod.of(
                                        days,
                                        List.copyOf(
                                                values.subMap(days.first(), true, days.last(), true)
                                                        .values())))
                .toList();
    }

    /** What all accounts held at the end of each day. */
    private TreeMap<LocalDate, BigDecimal> balances() {
        var values = everyDay();
        for (var account : accounts) {
            var balances =
                    DailyBalances.of(account, window)
                            .between(window.firstDay(), window.lastDay())
                            .iterator();
            values.replaceAll((day, sum) -> sum.add(balances.next()));
        }
        return values;
    }

    /** What came on each day, less what went. */
    private TreeMap<LocalDate, BigDecimal> nets() {
        var values = everyDay();
        for (var posting : postings) {
            values.merge(posting.day(window.zone()), posting.amount(), BigDecimal::add);
        }
        return values;
    }

    private TreeMap<LocalDate, BigDecimal> everyDay() {
        var values = new TreeMap<LocalDate, BigDecimal>();
        window.firstDay()
                .datesUntil(window.lastDay().plusDays(1))
                .forEach(day -> values.put(day, BigDecimal.ZERO));
        return values;
    }
}
