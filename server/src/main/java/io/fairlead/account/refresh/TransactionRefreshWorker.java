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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does the refreshes of transactions that were accepted, taking turns between partners. */
@Component
class TransactionRefreshWorker implements QueueWorker {

    private static final Logger log = LoggerFactory.getLogger(TransactionRefreshWorker.class);

    private static final String QUEUE = "transaction-refresh";
    private static final int AT_ONCE = 16;

    private final TransactionRefreshStore store;
    private final Accounts accounts;
    private final Aggregations aggregations;

    TransactionRefreshWorker(
            TransactionRefreshStore store, Accounts accounts, Aggregations aggregations) {
        this.store = store;
        this.accounts = accounts;
        this.aggregations = aggregations;
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
    public WorkResult work(WorkItem item, BooleanSupplier held) {
        find(item).ifPresent(refresh -> read(refresh, held));
        return new WorkResult.Done();
    }

    @SuppressWarnings("CatchingUnchecked") // a worker's last resort
    private void read(TransactionRefresh refresh, BooleanSupplier held) {
        try {
            store.begin(refresh);
            var codes = refresh.parts().stream().map(part -> read(refresh, part)).toList();
            end(refresh, codes.contains(0) ? Status.COMPLETED : Status.FAILED, held);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isUnavailable(e)) {
                throw e; // it is tried again
            }
            log.error("Transaction refresh {} failed", refresh.id(), e);
            end(refresh, Status.FAILED, held);
        }
    }

    /** Not when it is handed back: what then goes wrong is the shutdown's doing. */
    private void end(TransactionRefresh refresh, Status status, BooleanSupplier held) {
        if (held.getAsBoolean()) {
            store.end(refresh, status);
        }
    }

    private int read(TransactionRefresh refresh, Part part) {
        var key = new AccountKey(refresh.partner(), refresh.customer(), part.accountId());
        var account = accounts.find(key);
        if (account.isEmpty()) {
            return 0; // deleted meanwhile, and its part with it
        }
        var code = aggregations.load(account.get(), refresh.range()).code();
        store.endPart(refresh, part.accountId(), code);
        return code;
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
