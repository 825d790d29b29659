package io.fairlead.session;

import io.fairlead.customer.CustomerData;
import io.fairlead.session.state.Ending;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.MonthPartitions;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends sessions whose time is over or whose customer is deleted, and drops old ones. */
@Service
public class SessionExpiry implements CustomerData {

    private static final int ENDED_AT_ONCE = 500;

    private final SessionStore store;
    private final SessionLoader loader;
    private final Sessions sessions;
    private final MonthPartitions partitions;
    private final SessionProperties properties;
    private final Clock clock;

    SessionExpiry(
            SessionStore store,
            SessionLoader loader,
            Sessions sessions,
            MonthPartitions partitions,
            SessionProperties properties,
            Clock clock) {
        this.store = store;
        this.loader = loader;
        this.sessions = sessions;
        this.partitions = partitions;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Ends the sessions that consumers have gone away from, each in a transaction of its own,
     * because each locks its customer.
     */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT2S")
    public void endExpired() {
        store.findExpired(clock.instant(), ENDED_AT_ONCE).stream()
                .flatMap(stored -> loader.withLink(stored).stream())
                .forEach(sessions::current);
    }

    @Override
    public Part part() {
        return Part.SESSIONS;
    }

    /** Both borrowers of a joint session. */
    @Override
    public Set<CustomerId> sharedWith(PartnerId partner, CustomerId customer) {
        return running(partner, customer)
                .flatMap(session -> session.customers().stream())
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public void lockAllOf(PartnerId partner, CustomerId customer) {
        store.lockRunning(partner, customer);
    }

    /** Ends a deleted customer's sessions, and with them what they hold. */
    @Override
    @Transactional
    public void deleteAllOf(PartnerId partner, CustomerId customer) {
        running(partner, customer)
                .toList()
                .forEach(session -> sessions.leave(session, Ending.CUSTOMER_DELETED));
    }

    private Stream<Session> running(PartnerId partner, CustomerId customer) {
        return store.findRunning(partner, customer).stream()
                .flatMap(stored -> loader.withLink(stored).stream());
    }

    /**
     * Drops sessions and timelines that are older than they are kept; without a transaction,
     * because dropping a month locks out everybody until it ends.
     */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    public void dropOld() {
        var oldest = clock.instant().minus(properties.retention());
        store.deleteStartedBefore(oldest);
        partitions.dropBefore("session_event", oldest);
    }
}
