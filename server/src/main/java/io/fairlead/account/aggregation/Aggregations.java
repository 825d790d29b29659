package io.fairlead.account.aggregation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.fairlead.account.Account;
import io.fairlead.account.AccountOutcome;
import io.fairlead.account.Accounts;
import io.fairlead.account.InstitutionLogin;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginAccess;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Reading;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.Page;
import io.fairlead.spi.Traits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private final Connections connections;
    private final AccountReader reader;
    private final Visits visits;
    private final AggregationLease lease;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Aggregations(
            Accounts accounts,
            Connections connections,
            AccountReader reader,
            Visits visits,
            AggregationLease lease,
            Clock clock) {
        this.accounts = accounts;
        this.connections = connections;
        this.reader = reader;
        this.visits = visits;
        this.lease = lease;
        this.clock = clock;
    }

    /** Refreshes all logins of a customer, at the same time. */
    public void refresh(PartnerId partner, CustomerId customer) {
        inParallel(accounts.logins(partner, customer));
    }

    /** Refreshes the accounts of a login and what is new of their transactions. */
    public void refresh(LoginKey login) {
        refresh(login, WantedDays.NEWS);
    }

    /**
     * Refreshes the accounts of a login and these days of their transactions. A refresh of news
     * that goes on already will do for another one of news.
     */
    public void refresh(LoginKey login, WantedDays days) {
        if (days.areNews()) {
            lease.doOnce(login, PATIENCE, () -> readIn(login, days, Occasion.PARTNER));
        } else {
            lease.doInTurn(login, PATIENCE, () -> readIn(login, days, Occasion.PARTNER));
        }
    }

    /**
     * Reads the accounts of a login and these days of their transactions for something that is made
     * of them, while nobody waits.
     *
     * @return what came of each part; none when the login is deleted meanwhile, or refreshes of it
     *     are answered from what is stored for now
     */
    public List<Reading<?>> readAgain(LoginKey login, WantedDays days) {
        if (accounts.isLeftAlone(login)) {
            return List.of(AccountReader.leftAlone());
        }
        var readings = new ArrayList<Reading<?>>();
        lease.doInTurn(
                login, PATIENCE, () -> readings.addAll(readIn(login, days, Occasion.BACKGROUND)));
        return readings;
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
        var known = accounts.list(login);
        var unread = known.stream().filter(Aggregations::lacksSuccess).toList();
        if (unread.isEmpty()) {
            return List.of();
        }
        var bank = connections.open(login, Occasion.BACKGROUND, readableUntil(known));
        return bank.traits().readsAllAtOnce()
                ? List.of(visit(login, known, WantedDays.NEWS, bank))
                : reader.refresh(unread, WantedDays.NEWS, bank, accounts.isLeftAlone(login));
    }

    private static boolean lacksSuccess(Account account) {
        var last = account.aggregation();
        return account.shared()
                && (last == null || last.statusCode() != AggregationStatus.SUCCESS.code());
    }

    /** All accounts behind a login as the bank shows them now, chosen or not. */
    public Reading<Inventory> inventory(LoginKey login) {
        return inventory(accounts.list(login), connections.open(login, Occasion.CONSUMER, null));
    }

    /** Alike for all accounts of a login. */
    private static @Nullable Instant readableUntil(List<Account> known) {
        return known.isEmpty() ? null : known.getFirst().login().readableUntil();
    }

    private static Reading<Inventory> inventory(List<Account> known, LoginAccess bank) {
        return bank.read(
                (connector, context, grant) -> connector.accounts(context, grant, bankIds(known)));
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
        return switch (loaded(account, range, Occasion.PARTNER)) {
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
        return loaded(account, range, Occasion.BACKGROUND);
    }

    private Reading<Page<BankTransaction>> loaded(
            Account account, DateRange range, Occasion occasion) {
        var login = account.login().key();
        if (accounts.isLeftAlone(login)) {
            return AccountReader.leftAlone();
        }
        var bank = connections.open(login, occasion, account.login().readableUntil());
        var reading = reader.all(account, range, bank, bank.traits());
        reader.store(List.of(new AccountReading(account, range, null, reading)));
        return reading;
    }

    private List<Reading<?>> readIn(LoginKey login, WantedDays days, Occasion occasion) {
        if (accounts.isResting(login)) {
            return List.of();
        }
        var known = accounts.list(login);
        var bank = connections.open(login, occasion, readableUntil(known));
        return bank.traits().readsAllAtOnce()
                ? List.of(visit(login, known, days, bank))
                : readOneByOne(login, known, days, bank);
    }

    private List<Reading<?>> readOneByOne(
            LoginKey login, List<Account> known, WantedDays days, LoginAccess bank) {
        var reading = inventory(known, bank);
        if (!(reading instanceof Reading.Got<Inventory>(var inventory))) {
            failed(known, reading);
            return List.of(reading);
        }
        var readings =
                reader.refresh(
                        accounts.record(login, inventory), days, bank, accounts.isLeftAlone(login));
        rest(login, bank.traits());
        return readings;
    }

    /** A visit reads all accounts, so that a refresh after it has nothing to do for a while. */
    private Reading<?> visit(
            LoginKey login, List<Account> known, WantedDays days, LoginAccess bank) {
        if (accounts.isLeftAlone(login)) {
            return AccountReader.leftAlone();
        }
        var reading = visits.read(login, known, days, bank);
        if (reading instanceof Reading.Got<?>) {
            rest(login, bank.traits());
        } else {
            failed(known, reading);
        }
        return reading;
    }

    private void rest(LoginKey login, Traits traits) {
        if (traits.restBetweenReads() != null) {
            accounts.rest(login, traits.restBetweenReads());
        }
    }

    private void failed(List<Account> known, Reading<?> reading) {
        reading.said()
                .ifPresent(
                        status ->
                                accounts.aggregated(
                                        known.stream()
                                                .filter(Account::shared)
                                                .map(
                                                        account ->
                                                                AccountOutcome.of(
                                                                        account.key(), status))
                                                .toList()));
    }

    /** Waits until all are done; a fault of ours in one of them is thrown then. */
    private void inParallel(List<InstitutionLogin> logins) {
        var tasks = logins.stream().map(login -> Executors.callable(() -> refresh(login.key())));
        try {
            for (var done : threads.invokeAll(tasks.toList())) {
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
