package io.fairlead.shared.work;

import io.fairlead.shared.time.ServerClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Renews the leases of this node. */
@Component
public class Heartbeats {

    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

    private final ServerClock clock;
    private final List<Leases<?>> kinds = new CopyOnWriteArrayList<>();

    Heartbeats(ServerClock clock) {
        this.clock = clock;
    }

    /** Leases of a new kind, which get heartbeats from now on. */
    public <K> Leases<K> leases(LeaseTable<K> table) {
        var leases = new Leases<>(table, clock.machine());
        kinds.add(leases);
        return leases;
    }

    /**
     * Renews each kind on a thread of its own, so that one that hangs costs no other its leases.
     */
    @Scheduled(fixedDelayString = "PT3S")
    public void renew() {
        kinds.forEach(leases -> Thread.startVirtualThread(() -> renew(leases)));
    }

    private static void renew(Leases<?> leases) {
        try {
            leases.heartbeat();
        } catch (RuntimeException e) {
            log.warn("Leases could not be renewed; trying again", e);
        }
    }
}
