package io.fairlead.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes on changes. Their entries are written in the transaction that makes the changes, as the
 * last thing before its commit: so the lock by which all nodes take turns is the last one that a
 * transaction takes, and it is held no longer than the commit takes.
 */
@Service
public class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final AuditStore store;
    private final Clock clock;

    AuditLog(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Logs a change if the running transaction commits; if it cannot be logged, the transaction
     * fails.
     *
     * @throws IllegalStateException when there is no transaction
     */
    public void record(Change change) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A change is logged in the transaction that makes it: " + change.action());
        }
        pending().changes.add(new Made(change, clock.instant()));
    }

    /** Logs which keys a server uses, unless the log has told of the same ones last. */
    @Transactional
    public void recordKeys(Map<String, ?> keys) {
        var change = new Change(Actor.server("keys"), AuditAction.KEYS_USE, null, "key sets", keys);
        store.lock();
        var known = store.latestDetails(AuditAction.KEYS_USE);
        if (known.filter(AuditChain.details(change)::equals).isEmpty()) {
            record(change);
        }
    }

    private Pending pending() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Pending pending) {
                return pending;
            }
        }
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /**
     * @param at the time of the change
     */
    private record Made(Change change, Instant at) {}

    /** The changes of a transaction. */
    private final class Pending implements TransactionSynchronization {

        private final List<Made> changes = new ArrayList<>();
        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            store.lock();
            var head = store.head();
            for (var made : changes) {
                var entry = AuditChain.next(head, made.change(), made.at());
                store.insert(entry);
                entries.add(entry);
                head = entry.head();
            }
        }

        /** Logs that leave the machine so keep heads that nobody can change there. */
        @Override
        public void afterCommit() {
            entries.forEach(
                    entry ->
                            log.info(
                                    "Audit log: {} of {}, now at {}",
                                    entry.action(),
                                    entry.subject(),
                                    entry.head()));
        }
    }
}
