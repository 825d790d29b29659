package io.fairlead.account.aggregation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Reading;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.work.Turns;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.Page;
import io.fairlead.spi.Traits;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads accounts and transactions from banks into the store. One account's failure is its own; what
 * a bank does not show is not taken as gone.
 *
 * <p>Long, because reading at once, account by account and in the background share the same way of
 * recording what a bank has said.
 */
@Service
public class Aggregations {

    /** Partners give up after 180 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(170);

    private final Accounts accounts;
    private final Transactions transactions;
    private final Connections connections;
    private final Visits visits;
    private final AggregationLease lease;
    private final Turns storing;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Aggregations(
            Accounts accounts,
            Transactions transactions,
            Connections connections,
            Visits visits,
            AggregationLease lease,
            AggregationProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.connections = connections;
        this.visits = visits;
        this.lease = lease;
        this.storing = new Turns(properties.storesAtOnce());
        this.clock = clock;
    }

    /** Refreshes all logins of a customer, at the same time. */
    public void refresh(PartnerId partner, CustomerId customer) {
        inParallel(
                accounts.logins(partner, customer),
                login -> {
                    refresh(login.key());
                    return login;
                });
    }

    /** Refreshes the accounts of a login and what is new of their transactions. */
    public void refresh(LoginKey login) {
        lease.doOnce(login, PATIENCE, () -> readIn(login));
    }

    /**
     * Reads the accounts of a login that were not read yet or not with success, while nobody waits.
     *
     * @return what came of each; none when the login is deleted meanwhile
     */
    List<Reading<?>> readUnread(LoginKey login) {
        var readings = new ArrayList<Reading<?>>();
        lease.doInTurn(login, PATIENCE, () -> readings.addAll(readUnreadIn(login)));
        return readings;
    }

    private List<Reading<?>> readUnreadIn(LoginKey login) {
        var unread = accounts.list(login).stream().filter(Aggregations::isUnread).toList();
        var traits = connections.traits(login);
        return unread.isEmpty() || !traits.readsAllAtOnce()
                ? aggregate(unread, traits, Occasion.BACKGROUND)
                : List.of(visit(login, traits, Occasion.BACKGROUND));
    }

    private static boolean isUnread(Account account) {
        var last = account.aggregation();
        return account.shared()
                && (last == null || last.statusCode() != AggregationStatus.SUCCESS.code());
    }

    /** All accounts behind a login as the bank shows them now, chosen or not. */
    public Reading<Inventory> inventory(LoginKey login) {
        return inventory(login, Occasion.CONSUMER);
    }

    private Reading<Inventory> inventory(LoginKey login, Occasion occasion) {
        var known = bankIds(accounts.list(login));
        return connections.read(
                login,
                occasion,
                (connector, bank, grant) -> connector.accounts(bank, grant, known));
    }

    static Set<String> bankIds(List<Account> known) {
        return known.stream().map(account -> account.atBank().id()).collect(toUnmodifiableSet());
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
        var range = TransactionRanges.historic(clock.instant());
        var traits = connections.traits(account.login().key());
        return switch (loaded(account, range, traits, Occasion.PARTNER)) {
            case Reading.Got<Page<BankTransaction>>(var shown) -> {
                if (shown.complete()) {
                    accounts.historyLoaded(account.key());
                }
                yield new Reading.Got<>(shown.items().size());
            }
            case Reading.ConsumerNeeded<Page<BankTransaction>>(var status, var question) ->
                    new Reading.ConsumerNeeded<>(status, question);
            case Reading.Refused<Page<BankTransaction>>(var cause, var status, var text) ->
                    new Reading.Refused<>(cause, status, text);
            case Reading.NotAsked<Page<BankTransaction>>(var cause, var text) ->
                    new Reading.NotAsked<>(cause, text);
        };
    }

    /** Reads the transactions of these days from the bank, while nobody waits. */
    public Reading<?> load(Account account, DateRange range) {
        var traits = connections.traits(account.login().key());
        return loaded(account, range, traits, Occasion.BACKGROUND);
    }

    private Reading<Page<BankTransaction>> loaded(
            Account account, DateRange range, Traits traits, Occasion occasion) {
        if (accounts.isLeftAlone(account.login().key())) {
            return leftAlone();
        }
        var reading = allOf(account, range, traits, occasion);
        storing.take(() -> store(account, range, reading));
        return reading;
    }

    private void store(Account account, DateRange range, Reading<Page<BankTransaction>> reading) {
        if (reading instanceof Reading.Got<Page<BankTransaction>>(var shown)) {
            transactions.record(account.key(), range, shown.items(), shown.complete());
        }
        reading.said().ifPresent(status -> accounts.aggregated(account.key(), status));
    }

    /** Whatever the bank has said with it stands on the accounts that were read then. */
    private static <T> Reading<T> leftAlone() {
        return new Reading.NotAsked<>(
                Cause.RATE_LIMITED, "The institution has asked to be left alone for a while.");
    }

    private void readIn(LoginKey login) {
        if (accounts.isResting(login)) {
            return;
        }
        var traits = connections.traits(login);
        if (traits.readsAllAtOnce()) {
            visit(login, traits, Occasion.PARTNER);
        } else {
            readOneByOne(login, traits);
        }
    }

    private void readOneByOne(LoginKey login, Traits traits) {
        var reading = inventory(login, Occasion.PARTNER);
        if (reading instanceof Reading.Got<Inventory>(var inventory)) {
            aggregate(accounts.record(login, inventory), traits, Occasion.PARTNER);
            rest(login, traits);
        } else {
            failed(login, reading);
        }
    }

    /** A visit reads all accounts, so that a refresh after it has nothing to do for a while. */
    private Reading<?> visit(LoginKey login, Traits traits, Occasion occasion) {
        if (accounts.isLeftAlone(login)) {
            return leftAlone();
        }
        var reading = visits.read(login, traits, occasion, storing);
        if (reading instanceof Reading.Got<?>) {
            rest(login, traits);
        } else {
            failed(login, reading);
        }
        return reading;
    }

    private void rest(LoginKey login, Traits traits) {
        if (traits.restBetweenReads() != null) {
            accounts.rest(login, traits.restBetweenReads());
        }
    }

    private void failed(LoginKey login, Reading<?> reading) {
        reading.said()
                .ifPresent(
                        status ->
                                accounts.list(login).stream()
                                        .filter(Account::shared)
                                        .forEach(
                                                account ->
                                                        accounts.aggregated(
                                                                account.key(), status)));
    }

    private List<Reading<?>> aggregate(List<Account> shared, Traits traits, Occasion occasion) {
        return traits.oneAtATime()
                ? shared.stream()
                        .<Reading<?>>map(account -> aggregate(account, traits, occasion))
                        .toList()
                : inParallel(shared, account -> aggregate(account, traits, occasion));
    }

    private Reading<?> aggregate(Account account, Traits traits, Occasion occasion) {
        if (account.atBank().closed()) {
            var closed = AggregationStatus.of(Cause.ACCOUNT_CLOSED);
            accounts.aggregated(account.key(), closed);
            return new Reading.Refused<>(Cause.ACCOUNT_CLOSED, closed, Cause.ACCOUNT_CLOSED.text());
        }
        var range = TransactionRanges.sinceLast(account, clock.instant());
        var reading = loaded(account, range, traits, occasion);
        if (reading instanceof Reading.Got<Page<BankTransaction>>(var shown)) {
            visits.noteRead(account, range, shown);
        }
        return reading;
    }

    /** All pages, so that what is pending no more can be told from what comes later. */
    private Reading<Page<BankTransaction>> allOf(
            Account account, DateRange range, Traits traits, Occasion occasion) {
        var all = new ArrayList<BankTransaction>();
        var complete = true;
        for (var window : TransactionRanges.windows(range, traits, clock.instant())) {
            @Nullable String next = null;
            do {
                var reading = page(account, window, next, occasion);
                if (!(reading instanceof Reading.Got<Page<BankTransaction>>(var page))) {
                    return reading;
                }
                all.addAll(page.items());
                complete &= page.complete();
                next = page.next();
            } while (next != null);
        }
        return new Reading.Got<>(new Page<>(all, null, complete));
    }

    private Reading<Page<BankTransaction>> page(
            Account account, DateRange range, @Nullable String page, Occasion occasion) {
        return connections.read(
                account.login().key(),
                occasion,
                (connector, bank, grant) ->
                        connector.transactions(bank, grant, account.atBank().id(), range, page));
    }

    /** Waits until all are done; a fault of ours in one of them is thrown then. */
    private <T, R> List<R> inParallel(List<T> items, Function<T, R> work) {
        var tasks = items.stream().<Callable<R>>map(item -> () -> work.apply(item));
        try {
            var results = new ArrayList<R>();
            for (var done : threads.invokeAll(tasks.toList())) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while banks were asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An aggregation failed", e.getCause());
        }
    }
}
