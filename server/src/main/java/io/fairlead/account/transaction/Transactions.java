package io.fairlead.account.transaction;

import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.TransactionStore.Scope;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The transactions of accounts, as they are stored. */
@Service
public class Transactions {

    private static final int ID_LENGTH = 15;

    private final TransactionStore store;
    private final Accounts accounts;
    private final Clock clock;

    Transactions(TransactionStore store, Accounts accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Takes over all that the bank shows of a range of days, which has left nothing out. */
    @Transactional
    public boolean record(AccountKey account, DateRange covered, List<BankTransaction> shown) {
        return record(account, covered, shown, true);
    }

    /**
     * Takes over all that the bank shows of a range of days. A transaction known by the bank's id
     * keeps its own, also when it is posted, or when the bank says which pending one it replaces; a
     * pending one that is not shown any more is deleted, unless the bank may have left it out.
     *
     * @param complete whether the bank has left nothing out
     * @return false when the account is deleted meanwhile
     */
    @Transactional
    public boolean record(
            AccountKey account, DateRange covered, List<BankTransaction> shown, boolean complete) {
        if (!accounts.lock(account)) {
            return false;
        }
        var latest = latestByBankId(shown);
        var replacing = latest.stream().filter(shownOne -> shownOne.replaces() != null).toList();
        if (!replacing.isEmpty()) {
            store.replace(account, replacing);
        }
        var changed = new HashSet<>(store.daysOf(account, latest));
        latest.forEach(transaction -> changed.add(day(transaction.transactedAt())));
        if (complete) {
            changed.addAll(
                    store.deletePendingBut(
                            account,
                            latest,
                            beginning(covered.from()),
                            beginning(covered.to().plusDays(1))));
        }
        store.put(account, latest, newIds(account, latest.size()), clock.instant());
        store.recount(account, changed);
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<Transaction> find(PartnerId partner, CustomerId customer, long id) {
        return store.find(partner, customer, id);
    }

    /** Transactions of all accounts of a customer, of one moment in the life of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public TransactionPage list(PartnerId partner, CustomerId customer, TransactionQuery query) {
        return list(new Scope(partner, customer, null), query);
    }

    /** Transactions of one account, of one moment in the life of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public TransactionPage list(AccountKey account, TransactionQuery query) {
        return list(Scope.of(account), query);
    }

    /** The posted transactions of these accounts since a day. */
    @Transactional(readOnly = true)
    public List<Booking> bookings(
            PartnerId partner, CustomerId customer, List<String> accountIds, LocalDate from) {
        return store.bookings(partner, customer, accountIds, from);
    }

    /**
     * What the account held on the days of these transactions, by those that are posted.
     *
     * @param balance what it holds now
     */
    @Transactional(readOnly = true)
    public List<DailyBalance> balances(
            AccountKey account, BigDecimal balance, List<Transaction> transactions) {
        var days = new HashSet<LocalDate>();
        transactions.forEach(shown -> days.add(day(shown.atBank().transactedAt())));
        return store.balances(account, balance, days);
    }

    private TransactionPage list(Scope scope, TransactionQuery query) {
        var days = store.count(scope, query);
        var found = days.stream().mapToLong(DayCount::transactions).sum();
        var transactions =
                PageWindow.of(days, query.start(), query.limit())
                        .map(place -> store.page(scope, query, place))
                        .orElse(List.of());
        var last = query.start() - 1L + transactions.size();
        return new TransactionPage(found, !transactions.isEmpty() && last < found, transactions);
    }

    /** One statement cannot change a row twice. */
    private static List<BankTransaction> latestByBankId(List<BankTransaction> shown) {
        var byId = new LinkedHashMap<String, BankTransaction>();
        shown.forEach(transaction -> byId.putIfAbsent(transaction.id(), transaction));
        return List.copyOf(byId.values());
    }

    private long[] newIds(AccountKey account, int count) {
        var ids = new HashSet<Long>();
        while (ids.size() < count) {
            while (ids.size() < count) {
                ids.add(Long.parseLong(RandomId.digits(ID_LENGTH)));
            }
            ids.removeAll(store.taken(account, array(ids)));
        }
        return array(ids);
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
