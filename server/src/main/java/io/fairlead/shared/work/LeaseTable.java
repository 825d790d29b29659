package io.fairlead.shared.work;

import java.time.Instant;
import java.util.Collection;

/**
 * Where the leases of one kind are kept: rows with a column {@code heartbeat_at}, in a table of the
 * store that implements this. How a lease is claimed is that store's business: it sets the column
 * where it is null, or older than {@link Leases#heartbeatBefore}.
 */
public interface LeaseTable<K> {

    /** Notes a heartbeat of all these leases, as far as they are still the caller's. */
    void heartbeat(Collection<K> keys, Instant now);

    /** Gives a lease back, so that it can be claimed at once. */
    void release(K key);
}
