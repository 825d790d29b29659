package io.fairlead.account.aggregation;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Reading;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads accounts and transactions from banks into the store. One account's failure is its own; what
 * a bank does not show is not taken as gone.
 */
@Service
public class Aggregations {

    /** Partners give up after 180 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(170);

    private final Accounts accounts;
    private final Transactions transactions;
    private final Connections connections;
    private final AggregationLease lease;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Aggregations(
            Accounts accounts,
            Transactions transactions,
            Connections connections,
            AggregationLease lease,
            Clock clock) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.connections = connections;
        this.lease = lease;
        this.clock = clock;
    }

    /** Refreshes all logins of a customer, at the same time. */
    public void refresh(PartnerId partner, CustomerId customer) {
        inParallel(accounts.logins(partner, customer), login -> refreshOne(login.key()));
    }

    /** Refreshes the accounts of a login and what is new of their transactions. */
    public void refresh(LoginKey login) {
        refreshOne(login);
    }

    /** Takes in all that linking found, and reads the transactions. */
    public void takeInAll(LoginKey login, Inventory found) {
        lease.doInTurn(login, PATIENCE, () -> aggregate(accounts.discover(login, found)));
    }

    /** Takes over what repairing found of the accounts that are shared, and reads what is new. */
    public void takeOver(LoginKey login, Inventory found) {
        lease.doInTurn(login, PATIENCE, () -> aggregate(accounts.record(login, found)));
    }

    /** Reads the transactions of the accounts that the consumer has chosen. */
    public void start(LoginKey login) {
        lease.doInTurn(login, PATIENCE, () -> aggregate(accounts.list(login)));
    }

    /** All accounts behind a login as the bank shows them now, chosen or not. */
    public Reading<Inventory> inventory(LoginKey login) {
        return connections.read(login, (connector, bank, grant) -> connector.accounts(bank, grant));
    }

    /**
     * Loads up to 24 months of transactions, unless that was done before.
     *
     * @return how reading went
     */
    public Reading<Integer> loadHistory(Account account) {
        if (accounts.hasHistory(account.key())) {
            return new Reading.Got<>(0);
        }
        var reading = load(account, TransactionRanges.historic(clock.instant()));
        if (reading instanceof Reading.Got) {
            accounts.historyLoaded(account.key());
        }
        return reading;
    }

    /**
     * Reads the transactions of these days from the bank.
     *
     * @return how many the bank has shown
     */
    public Reading<Integer> load(Account account, DateRange range) {
        var reading = allOf(account, range);
        return switch (reading) {
            case Reading.Got<List<BankTransaction>>(var shown) -> {
                transactions.record(account.key(), range, shown);
                accounts.aggregated(account.key(), AggregationStatus.SUCCESS);
                yield new Reading.Got<>(shown.size());
            }
            case Reading.ConsumerNeeded<List<BankTransaction>>(var status, var question) -> {
                accounts.aggregated(account.key(), status);
                yield new Reading.ConsumerNeeded<>(status, question);
            }
            case Reading.Refused<List<BankTransaction>>(var cause, var text) -> {
                accounts.aggregated(account.key(), AggregationStatus.of(cause));
                yield new Reading.Refused<>(cause, text);
            }
        };
    }

    private @Nullable Void refreshOne(LoginKey login) {
        lease.doOnce(login, PATIENCE, () -> readIn(login));
        return null;
    }

    private void readIn(LoginKey login) {
        var reading = inventory(login);
        if (reading instanceof Reading.Got<Inventory>(var inventory)) {
            aggregate(accounts.record(login, inventory));
        } else {
            accounts.list(login).stream()
                    .filter(Account::isShared)
                    .forEach(account -> accounts.aggregated(account.key(), reading.status()));
        }
    }

    private void aggregate(List<Account> shared) {
        var now = clock.instant();
        inParallel(shared, account -> aggregate(account, now));
    }

    private @Nullable Void aggregate(Account account, Instant now) {
        if (account.atBank().closed()) {
            accounts.aggregated(account.key(), AggregationStatus.of(Cause.ACCOUNT_CLOSED));
        } else {
            load(account, TransactionRanges.sinceLast(account, now));
        }
        return null;
    }

    /** All pages, so that what is pending no more can be told from what comes later. */
    private Reading<List<BankTransaction>> allOf(Account account, DateRange range) {
        var all = new ArrayList<BankTransaction>();
        @Nullable String next = null;
        do {
            switch (page(account, range, next)) {
                case Reading.Got<Page<BankTransaction>>(var page) -> {
                    all.addAll(page.items());
                    next = page.next();
                }
                case Reading.ConsumerNeeded<Page<BankTransaction>>(var status, var question) -> {
                    return new Reading.ConsumerNeeded<>(status, question);
                }
                case Reading.Refused<Page<BankTransaction>>(var cause, var text) -> {
                    return new Reading.Refused<>(cause, text);
                }
            }
        } while (next != null);
        return new Reading.Got<>(all);
    }

    private Reading<Page<BankTransaction>> page(
            Account account, DateRange range, @Nullable String page) {
        return connections.read(
                account.login().key(),
                (connector, bank, grant) ->
                        connector.transactions(bank, grant, account.atBank().id(), range, page));
    }

    /** Waits until all are done; a fault of ours in one of them is thrown then. */
    private <T> void inParallel(List<T> items, Function<T, @Nullable Void> work) {
        var tasks = items.stream().<Callable<@Nullable Void>>map(item -> () -> work.apply(item));
        try {
            for (Future<@Nullable Void> done : threads.invokeAll(tasks.toList())) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while banks were asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An aggregation failed", e.getCause());
        }
    }
}
