package io.fairlead.audit;

import io.fairlead.audit.AuditVerdict.Fault;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.database.OwnTransaction;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The audit log of a database, beside a running server or without one. It needs no keys, and
 * migrates nothing.
 */
public final class AuditTrail implements AutoCloseable {

    private static final int ENTRIES_AT_ONCE = 1_000;

    private final OwnTransaction transaction;
    private final AuditStore store;

    private AuditTrail(OwnTransaction transaction) {
        this.transaction = transaction;
        this.store = new AuditStore(transaction.sql());
    }

    public static AuditTrail of(DatabaseAddress database) {
        return new AuditTrail(OwnTransaction.on(database));
    }

    /** Whether the database has an audit log at all. */
    public boolean exists() {
        return store.exists();
    }

    /** Logs a change that is not one of the database. */
    public void append(Change change) {
        store.lock();
        store.insert(AuditChain.next(store.head(), change, store.now()));
        transaction.commit();
    }

    public AuditHead head() {
        return store.head();
    }

    /** Hands on the entries that follow a number, in their order. */
    public void read(long after, Consumer<AuditEntry> reader) {
        var last = after;
        List<AuditEntry> some;
        do {
            some = store.after(last, ENTRIES_AT_ONCE);
            some.forEach(reader);
            last = some.isEmpty() ? last : some.getLast().number();
        } while (some.size() == ENTRIES_AT_ONCE);
    }

    /**
     * Verifies all entries.
     *
     * @param kept a head that was kept elsewhere: its entry must be there unchanged. Without one,
     *     nobody can tell that the latest entries are missing
     */
    public AuditVerdict verify(@Nullable AuditHead kept) {
        var walk = new Walk(kept);
        read(0, walk::take);
        return walk.verdict();
    }

    @Override
    public void close() {
        transaction.close();
    }

    private static final class Walk {

        private final @Nullable AuditHead kept;
        private AuditHead head = AuditHead.EMPTY;
        private AuditVerdict.@Nullable Broken broken;
        private @Nullable AuditHead atKept;

        private Walk(@Nullable AuditHead kept) {
            this.kept = kept;
        }

        void take(AuditEntry entry) {
            var fault = fault(entry);
            if (fault != null && broken == null) {
                var missing = fault == Fault.MISSING;
                broken =
                        new AuditVerdict.Broken(
                                missing ? head.number() + 1 : entry.number(), fault);
            }
            head = entry.head();
            if (kept != null && kept.number() == head.number()) {
                atKept = head;
            }
        }

        private @Nullable Fault fault(AuditEntry entry) {
            if (entry.number() != head.number() + 1) {
                return Fault.MISSING;
            }
            if (!entry.hash().equals(AuditChain.hash(entry))) {
                return Fault.CHANGED;
            }
            return entry.previousHash().equals(head.hash()) ? null : Fault.UNCHAINED;
        }

        AuditVerdict verdict() {
            if (broken != null) {
                return broken;
            }
            if (kept == null || kept.equals(AuditHead.EMPTY) || kept.equals(atKept)) {
                return new AuditVerdict.Intact(head);
            }
            var fault = atKept == null ? Fault.MISSING : Fault.REPLACED;
            return new AuditVerdict.OtherThanKept(head, kept, fault);
        }
    }
}
