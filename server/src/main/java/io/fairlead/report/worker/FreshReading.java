package io.fairlead.report.worker;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.account.aggregation.WantedDays;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Reading;
import io.fairlead.report.rules.ReportWindow;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the logins of a report again, at the same time, before it is computed. */
@Component
class FreshReading {

    /** A bank's day may be another than ours. */
    private static final Period MARGIN = Period.ofDays(1);

    /** Of accounts that have been read so far back, only what is new is read. */
    private static final Period HISTORY = Period.ofMonths(24);

    private final Accounts accounts;
    private final Aggregations aggregations;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FreshReading(Accounts accounts, Aggregations aggregations) {
        this.accounts = accounts;
        this.aggregations = aggregations;
    }

    /**
     * Reads these accounts with the transactions of a period. What their banks say is kept with
     * them, as always.
     *
     * @return the logins whose banks were not asked for all of it, because of limits of our own
     */
    Set<LoginKey> read(List<Account> wanted, ReportWindow window) {
        var logins =
                wanted.stream().collect(Collectors.groupingBy(account -> account.login().key()));
        var complete = new HashMap<LoginKey, Boolean>();
        inParallel(logins, window)
                .forEach((login, readings) -> complete.put(login, isAsked(readings)));
        return complete.entrySet().stream()
                .filter(login -> !login.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isAsked(List<Reading<?>> readings) {
        return readings.stream().noneMatch(Reading.NotAsked.class::isInstance);
    }

    private Map<LoginKey, List<Reading<?>>> inParallel(
            Map<LoginKey, List<Account>> logins, ReportWindow window) {
        var tasks = new HashMap<LoginKey, Callable<List<Reading<?>>>>();
        logins.forEach((login, accounts) -> tasks.put(login, () -> read(login, accounts, window)));
        var keys = List.copyOf(tasks.keySet());
        var results = new HashMap<LoginKey, List<Reading<?>>>();
        try {
            var done = threads.invokeAll(keys.stream().map(tasks::get).toList());
            for (var i = 0; i < keys.size(); i++) {
                results.put(keys.get(i), done.get(i).get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while banks were asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A bank could not be read", e.getCause());
        }
        return results;
    }

    private List<Reading<?>> read(LoginKey login, List<Account> wanted, ReportWindow window) {
        var first = LocalDate.ofInstant(window.start(), ZoneOffset.UTC).minus(MARGIN);
        var known = wanted.stream().allMatch(account -> accounts.hasHistory(account.key()));
        var readings =
                aggregations.readAgain(
                        login, known ? WantedDays.NEWS : new WantedDays(first, null));
        if (!known && coversHistory(first, window) && isAsked(readings)) {
            wanted.forEach(this::noteHistory);
        }
        return readings;
    }

    private static boolean coversHistory(LocalDate first, ReportWindow window) {
        return !first.isAfter(window.lastDay().minus(HISTORY));
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
