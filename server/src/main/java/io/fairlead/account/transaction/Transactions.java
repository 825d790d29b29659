package io.fairlead.account.transaction;

import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.TransactionStore.Months;
import io.fairlead.account.transaction.TransactionStore.Scope;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions of accounts, as they are stored: in one block for each account and month in UTC.
 * A block is read as a whole, changed in memory and written as a whole, by one writer of an account
 * at a time.
 */
@Service
public class Transactions {

    private final TransactionStore store;
    private final Accounts accounts;
    private final Clock clock;

    Transactions(TransactionStore store, Accounts accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * What a bank shows of an account.
     *
     * @param covered the days of which it shows transactions
     * @param complete whether the bank has left none of them out
     */
    public record Shown(
            AccountKey account,
            DateRange covered,
            List<BankTransaction> transactions,
            boolean complete) {}

    /** Takes over all that the bank shows of a range of days, which has left nothing out. */
    @Transactional
    public boolean record(AccountKey account, DateRange covered, List<BankTransaction> shown) {
        return record(account, covered, shown, true);
    }

    /**
     * As {@link #record(List)} for one account.
     *
     * @return false when it is deleted meanwhile
     */
    @Transactional
    public boolean record(
            AccountKey account, DateRange covered, List<BankTransaction> shown, boolean complete) {
        return record(List.of(new Shown(account, covered, shown, complete))).isEmpty();
    }

    /**
     * Takes over all that the bank shows of accounts of one login. A transaction known by the
     * bank's id keeps its own, also when it is posted, or when the bank says which pending one it
     * replaces; a pending one that is not shown any more is deleted, unless the bank may have left
     * it out. Months that stay as they are are not written, and an account whose months all do is
     * not even locked.
     *
     * <p>Known are those of the range, of the months in which some are shown and the months beside
     * them, and of all months with pending ones. So a posted transaction that the bank moves
     * farther than that, from outside the range, is a new one.
     *
     * @return the accounts of which there was something to store, and which are deleted meanwhile
     */
    @Transactional
    public Set<AccountKey> record(List<Shown> all) {
        var latest = all.stream().map(Transactions::latestByBankId).toList();
        var changed =
                merges(latest).entrySet().stream()
                        .filter(merge -> !merge.getValue().changesNothing())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        var there = accounts.lock(changed);
        write(merges(latest.stream().filter(shown -> there.contains(shown.account())).toList()));
        changed.removeAll(there);
        return changed;
    }

    private void write(Map<AccountKey, MonthMerge> merges) {
        var added = merges.values().stream().mapToInt(MonthMerge::added).sum();
        var ids = store.newIds(added).iterator();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var changes = new HashMap<AccountKey, Map<YearMonth, List<Transaction>>>();
        merges.forEach((account, merge) -> changes.put(account, merge.changes(ids, now)));
        store.write(changes);
    }

    @Transactional(readOnly = true)
    public Optional<Transaction> find(PartnerId partner, CustomerId customer, long id) {
        return store.find(partner, customer, id);
    }

    /** Transactions of all accounts of a customer, of one moment in the life of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public TransactionPage list(PartnerId partner, CustomerId customer, TransactionQuery query) {
        return new PageReader(store, new Scope(partner, customer, null), query).page();
    }

    /** Transactions of one account, of one moment in the life of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public TransactionPage list(AccountKey account, TransactionQuery query) {
        return new PageReader(store, Scope.of(account), query).page();
    }

    /** What the bookings of these accounts since a day depend on. */
    @Transactional(readOnly = true)
    public BookingState bookingState(
            PartnerId partner, CustomerId customer, List<String> accountIds, LocalDate from) {
        return store.bookingState(partner, customer, accountIds, from);
    }

    /**
     * The posted transactions of these accounts since a day, oldest first.
     *
     * @param payees tells by {@link Booking#lastingPart} which of them are wanted
     * @param mostOfPayee a payee with more of them than that is passed over
     */
    @Transactional(readOnly = true)
    public List<Booking> bookings(
            PartnerId partner,
            CustomerId customer,
            List<String> accountIds,
            LocalDate from,
            Predicate<String> payees,
            int mostOfPayee) {
        var reader = new BookingReader(from, payees, mostOfPayee);
        store.read(partner, customer, accountIds, from, reader::read);
        return reader.bookings();
    }

    /**
     * What the account held on the days of these transactions, by those that are posted.
     *
     * @param balance what it holds now
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<DailyBalance> balances(
            AccountKey account, BigDecimal balance, List<Transaction> transactions) {
        var days =
                transactions.stream()
                        .map(shown -> day(shown.atBank().transactedAt()))
                        .collect(Collectors.toSet());
        return new BalanceReader(store, account, days).balances(balance);
    }

    private Map<AccountKey, MonthMerge> merges(List<Shown> all) {
        var months =
                store.months(
                        all.stream()
                                .map(
                                        shown ->
                                                new Months(
                                                        shown.account(),
                                                        shown.covered(),
                                                        monthsAround(shown.transactions())))
                                .toList());
        return all.stream()
                .collect(
                        Collectors.toMap(
                                Shown::account,
                                shown ->
                                        merge(
                                                shown,
                                                months.getOrDefault(shown.account(), Map.of()))));
    }

    private static MonthMerge merge(Shown shown, Map<YearMonth, List<Transaction>> months) {
        var merge = new MonthMerge(shown.account(), months, shown.transactions());
        merge.replace();
        if (shown.complete()) {
            merge.dropPending(shown.covered());
        }
        merge.take();
        return merge;
    }

    /**
     * Each transaction once: rather posted than pending, and a pending one not at all beside the
     * one that replaces it.
     */
    private static Shown latestByBankId(Shown shown) {
        var byId = new LinkedHashMap<String, BankTransaction>();
        shown.transactions()
                .forEach(
                        transaction ->
                                byId.merge(
                                        transaction.id(),
                                        transaction,
                                        (first, next) ->
                                                first.pending() && !next.pending() ? next : first));
        for (var transaction : shown.transactions()) {
            var replaced = transaction.replaces();
            if (replaced != null && !replaced.equals(transaction.id())) {
                byId.computeIfPresent(replaced, (_, other) -> other.pending() ? null : other);
            }
        }
        return new Shown(
                shown.account(), shown.covered(), List.copyOf(byId.values()), shown.complete());
    }

    /** The months of these transactions and those beside them. */
    private static Set<YearMonth> monthsAround(List<BankTransaction> shown) {
        return shown.stream()
                .map(transaction -> MonthMerge.month(transaction.transactedAt()))
                .distinct()
                .flatMap(month -> Stream.of(month.minusMonths(1), month, month.plusMonths(1)))
                .collect(Collectors.toSet());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
