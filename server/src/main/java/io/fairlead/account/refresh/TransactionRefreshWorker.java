package io.fairlead.account.refresh;

import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.account.refresh.TransactionRefresh.Part;
import io.fairlead.account.refresh.TransactionRefresh.Status;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.DatabaseFailure;
import io.fairlead.shared.work.QueueWorker;
import io.fairlead.shared.work.WorkItem;
import io.fairlead.shared.work.WorkQueue;
import io.fairlead.shared.work.WorkResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does the refreshes of transactions that were accepted, taking turns between partners. Accounts
 * whose banks were not asked, because of limits and pauses of Fairlead's own, are read again later:
 * their status is only ever what a bank has said.
 */
@Component
class TransactionRefreshWorker implements QueueWorker {

    private static final Logger log = LoggerFactory.getLogger(TransactionRefreshWorker.class);

    private static final String QUEUE = "transaction-refresh";
    private static final int AT_ONCE = 16;

    /** After the same attempt. After the last one, what was not read stays without a status. */
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2));

    private final TransactionRefreshStore store;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final Clock clock;

    TransactionRefreshWorker(
            TransactionRefreshStore store,
            Accounts accounts,
            Aggregations aggregations,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.clock = clock;
    }

    static void addTo(WorkQueue queue, TransactionRefresh refresh) {
        queue.add(QUEUE, subject(refresh), refresh.partner().value(), refresh.createdAt());
    }

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // a worker's last resort
    public WorkResult work(WorkItem item, BooleanSupplier held) {
        var found = find(item);
        if (found.isEmpty()) {
            return new WorkResult.Done(); // its customer is deleted
        }
        var refresh = found.get();
        try {
            store.begin(refresh);
            refresh.parts().stream()
                    .filter(TransactionRefresh.Part::isUnread)
                    .forEach(part -> read(refresh, part, held));
            return held.getAsBoolean() ? result(item) : new WorkResult.Done();
        } catch (RuntimeException e) {
            if (DatabaseFailure.isUnavailable(e)) {
                throw e; // it is tried again
            }
            log.error("Transaction refresh {} failed", refresh.id(), e);
            if (held.getAsBoolean()) {
                store.end(refresh, Status.FAILED);
            }
            return new WorkResult.Done();
        }
    }

    /** Stores nothing once it is handed back: what then goes wrong is the shutdown's doing. */
    private void read(TransactionRefresh refresh, Part part, BooleanSupplier held) {
        var key = new AccountKey(refresh.partner(), refresh.customer(), part.accountId());
        accounts.find(key)
                .flatMap(account -> aggregations.load(account, refresh.range()).said())
                .filter(_ -> held.getAsBoolean())
                .ifPresent(status -> store.endPart(refresh, part.accountId(), status.code()));
    }

    private WorkResult result(WorkItem item) {
        var read = find(item);
        if (read.isEmpty()) {
            return new WorkResult.Done();
        }
        var refresh = read.get();
        if (refresh.parts().stream().anyMatch(TransactionRefresh.Part::isUnread)
                && item.attempts() <= PAUSES.size()) {
            return new WorkResult.TryAgain(clock.instant().plus(PAUSES.get(item.attempts() - 1)));
        }
        store.end(refresh, refresh.outcome());
        return new WorkResult.Done();
    }

    private static String subject(TransactionRefresh refresh) {
        return String.join(
                "/",
                refresh.partner().value(),
                refresh.customer().value(),
                refresh.id().toString());
    }

    /** Nothing once its customer is deleted. */
    private Optional<TransactionRefresh> find(WorkItem item) {
        var parts = List.of(item.subject().split("/", -1));
        return store.find(
                new PartnerId(parts.get(0)),
                new CustomerId(parts.get(1)),
                UUID.fromString(parts.get(2)));
    }
}
