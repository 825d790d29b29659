package io.fairlead.report.worker;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.account.aggregation.TransactionRanges;
import io.fairlead.account.aggregation.WantedDays;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Reading;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads the logins of a report again, at the same time, before it is computed. The first report of
 * an account reads all of its past, so that no number depends on what was read for others before.
 */
@Component
class FreshReading {

    private final Accounts accounts;
    private final Aggregations aggregations;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FreshReading(Accounts accounts, Aggregations aggregations) {
        this.accounts = accounts;
        this.aggregations = aggregations;
    }

    /**
     * Reads these accounts, unless that was done since a moment. What their banks say is kept with
     * them, as always.
     *
     * @return the logins whose banks were not asked for all of it, because of limits of our own
     */
    Set<LoginKey> read(List<Account> wanted, Instant since) {
        var logins =
                List.copyOf(
                        wanted.stream()
                                .collect(Collectors.groupingBy(account -> account.login().key()))
                                .entrySet());
        var notAsked = new HashSet<LoginKey>();
        try {
            var done =
                    threads.invokeAll(
                            logins.stream()
                                    .<Callable<Boolean>>map(
                                            login ->
                                                    () ->
                                                            read(
                                                                    login.getKey(),
                                                                    login.getValue(),
                                                                    since))
                                    .toList());
            for (var i = 0; i < logins.size(); i++) {
                if (!done.get(i).get()) {
                    notAsked.add(logins.get(i).getKey());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while banks were asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A bank could not be read", e.getCause());
        }
        return notAsked;
    }

    /** Whether the bank was asked for all of it. */
    private boolean read(LoginKey login, List<Account> wanted, Instant since) {
        var known = wanted.stream().allMatch(account -> accounts.hasHistory(account.key()));
        if (known && wanted.stream().allMatch(account -> isReadSince(account, since))) {
            return true;
        }
        var days =
                known
                        ? WantedDays.NEWS
                        : new WantedDays(TransactionRanges.historic(since).from(), null);
        var asked =
                aggregations.readAgain(login, days).stream()
                        .noneMatch(Reading.NotAsked.class::isInstance);
        if (!known && asked) {
            wanted.forEach(this::noteHistory);
        }
        return asked;
    }

    private boolean isReadSince(Account account, Instant since) {
        return accounts.find(account.key())
                .flatMap(read -> Optional.ofNullable(read.aggregation()))
                .filter(last -> !last.attemptedAt().isBefore(since))
                .isPresent();
    }

    private void noteHistory(Account account) {
        accounts.find(account.key())
                .filter(FreshReading::isComplete)
                .ifPresent(read -> accounts.historyLoaded(read.key()));
    }

    private static boolean isComplete(Account account) {
        var last = account.aggregation();
        return last != null && last.statusCode() == 0 && account.incompleteFrom() == null;
    }
}
