package io.fairlead.account.aggregation;

import io.fairlead.account.Account;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.LoginAccess;
import io.fairlead.connector.Reading;
import io.fairlead.shared.work.Turns;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Page;
import io.fairlead.spi.Traits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the transactions of a login's accounts. What is read is stored for several accounts at
 * once, and no account waits long for the others, nor grows what is held without bounds.
 */
@Component
class AccountReader {

    /** An account that a bank is slow with does not keep the others from being stored. */
    private static final Duration LONGEST_HELD = Duration.ofSeconds(1);

    /** Transactions, of some hundred bytes each. */
    private static final int MOST_HELD = 10_000;

    private static final Page<BankTransaction> NO_TRANSACTIONS = new Page<>(List.of(), null, true);

    private final AccountReadings readings;
    private final Turns storing;
    private final Clock clock;

    AccountReader(AccountReadings readings, AggregationProperties properties, Clock clock) {
        this.readings = readings;
        this.storing = new Turns(properties.storesAtOnce());
        this.clock = clock;
    }

    static AccountReading withoutTransactions(Account account, WantedDays days, Instant now) {
        return new AccountReading(
                account, days.of(account, now), days, new Reading.Got<>(NO_TRANSACTIONS));
    }

    /** Stores what was read of accounts of one login, as soon as it is its turn. */
    void store(List<AccountReading> read) {
        storing.take(() -> readings.store(read));
    }

    /**
     * Reads these days of the accounts' transactions and stores them.
     *
     * @param leftAlone whether the bank has asked before not to be asked
     * @return what came of each, in no order
     */
    List<Reading<?>> refresh(
            List<Account> accounts, WantedDays days, LoginAccess bank, boolean leftAlone) {
        var traits = bank.traits();
        try (var threads = threads(traits)) {
            var tasks = new ExecutorCompletionService<AccountReading>(threads);
            accounts.forEach(
                    account ->
                            tasks.submit(() -> refreshed(account, days, bank, traits, leftAlone)));
            try {
                return stored(tasks, accounts.size());
            } catch (RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while banks were asked", e);
        }
    }

    private static ExecutorService threads(Traits traits) {
        return traits.oneAtATime()
                ? Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())
                : Executors.newVirtualThreadPerTaskExecutor();
    }

    /** A fault of ours with one of them is thrown when the others are stored. */
    private List<Reading<?>> stored(CompletionService<AccountReading> tasks, int number)
            throws InterruptedException {
        var results = new ArrayList<Reading<?>>();
        @Nullable Throwable fault = null;
        for (var waiting = number; waiting > 0; ) {
            var read = new ArrayList<AccountReading>();
            for (var done : next(tasks, waiting)) {
                waiting--;
                try {
                    read.add(done.get());
                } catch (ExecutionException e) {
                    fault = e.getCause();
                }
            }
            store(read);
            read.forEach(one -> results.add(one.reading()));
        }
        if (fault != null) {
            throw new IllegalStateException("An aggregation failed", fault);
        }
        return results;
    }

    /** Waits for one task, and for more as long as those that are done may wait. */
    private static List<Future<AccountReading>> next(
            CompletionService<AccountReading> tasks, int waiting) throws InterruptedException {
        var done = new ArrayList<Future<AccountReading>>();
        var held = 0;
        @Nullable Future<AccountReading> next = tasks.take();
        var deadline = System.nanoTime() + LONGEST_HELD.toNanos();
        while (next != null) {
            done.add(next);
            held += next.state() == Future.State.SUCCESS ? next.resultNow().size() : 0;
            next =
                    done.size() < waiting && held < MOST_HELD
                            ? tasks.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                            : null;
        }
        return done;
    }

    private AccountReading refreshed(
            Account account, WantedDays days, LoginAccess bank, Traits traits, boolean leftAlone) {
        var range = days.of(account, clock.instant());
        return new AccountReading(
                account,
                range,
                days,
                account.atBank().closed()
                        ? closed()
                        : leftAlone ? leftAlone() : all(account, range, bank, traits));
    }

    /** What the consumer does not share is not asked for, and so the account is read without it. */
    static boolean sharesTransactions(Account account) {
        var agreement = account.login().agreement();
        return agreement.over() || agreement.covers(DataKind.TRANSACTIONS);
    }

    static <T> Reading<T> closed() {
        return new Reading.Refused<>(
                Cause.ACCOUNT_CLOSED,
                AggregationStatus.of(Cause.ACCOUNT_CLOSED),
                Cause.ACCOUNT_CLOSED.text());
    }

    /** Whatever the bank has said with it stands on the accounts that were read then. */
    static <T> Reading<T> leftAlone() {
        return new Reading.NotAsked<>(
                Cause.RATE_LIMITED, "The institution has asked to be left alone for a while.");
    }

    /** Reads all pages, so that what is pending no more can be told from what comes later. */
    Reading<Page<BankTransaction>> all(
            Account account, DateRange range, LoginAccess bank, Traits traits) {
        if (!sharesTransactions(account)) {
            return new Reading.Got<>(NO_TRANSACTIONS);
        }
        var all = new ArrayList<BankTransaction>();
        var complete = true;
        for (var window : TransactionRanges.windows(range, traits, clock.instant())) {
            @Nullable String next = null;
            do {
                var reading = page(account, window, next, bank);
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

    private static Reading<Page<BankTransaction>> page(
            Account account, DateRange range, @Nullable String page, LoginAccess bank) {
        return bank.isLeftAlone()
                ? leftAlone()
                : bank.read(
                        (connector, context, grant) ->
                                connector.transactions(
                                        context, grant, account.atBank().id(), range, page));
    }
}
