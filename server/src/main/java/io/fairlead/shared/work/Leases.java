package io.fairlead.shared.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The leases of one kind that this node holds. A lease lets one node at a time do a piece of work;
 * {@link Heartbeats} renews all of them every few seconds. When a node dies, its leases can be
 * claimed after {@link #HEARTBEAT_TIMEOUT}.
 */
public final class Leases<K> {

    /** How long after its last heartbeat a lease still belongs to its holder. */
    public static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

    private final LeaseTable<K> table;
    private final InstantSource machine;
    private final Set<K> held = ConcurrentHashMap.newKeySet();

    Leases(LeaseTable<K> table, InstantSource machine) {
        this.table = table;
        this.machine = machine;
    }

    /** Holds a lease that was claimed: it gets heartbeats from now on. */
    public void hold(K key) {
        held.add(key);
    }

    /** Whether this node holds a lease, as far as it knows. */
    public boolean holds(K key) {
        return held.contains(key);
    }

    /** The leases that this node holds. */
    public List<K> held() {
        return List.copyOf(held);
    }

    /** Ends the heartbeats of a lease whose row is freed or deleted by another statement. */
    public void forget(K key) {
        held.remove(key);
    }

    /** Gives a lease back. */
    public void release(K key) {
        if (held.remove(key)) {
            table.release(key);
        }
    }

    /** Does work under a lease that was claimed, and gives the lease back. */
    public <T> T during(K key, Supplier<T> work) {
        hold(key);
        try {
            return work.get();
        } finally {
            release(key);
        }
    }

    /** The time by which leases are counted: that of the machine, which no sandbox moves. */
    public Instant now() {
        return machine.instant();
    }

    /** Leases whose last heartbeat is older than this can be claimed. */
    public Instant heartbeatBefore() {
        return now().minus(HEARTBEAT_TIMEOUT);
    }

    /** Renews all leases that this node holds. */
    public void heartbeat() {
        var keys = held();
        if (!keys.isEmpty()) {
            table.heartbeat(keys, now());
        }
    }
}
