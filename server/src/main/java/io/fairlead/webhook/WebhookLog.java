package io.fairlead.webhook;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.AfterCommit;
import io.fairlead.shared.database.MonthPartitions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to a partner, and sending it again. */
@Service
public class WebhookLog {

    static final int SESSIONS_AT_ONCE = 500;

    private final LogStore store;
    private final Courier courier;
    private final MonthPartitions partitions;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookLog(
            LogStore store,
            Courier courier,
            MonthPartitions partitions,
            WebhookProperties properties,
            Clock clock) {
        this.store = store;
        this.courier = courier;
        this.partitions = partitions;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Events, the latest first.
     *
     * @param before only events that are further down the list than this one
     */
    @Transactional(readOnly = true)
    public List<LoggedEvent> list(LogQuery query, @Nullable EventId before, int limit) {
        return store.list(query, oldest(), before, limit);
    }

    @Transactional(readOnly = true)
    public Optional<LoggedDelivery> find(PartnerId partner, EventId id) {
        return kept(partner, id)
                .map(
                        event ->
                                new LoggedDelivery(
                                        event,
                                        store.body(partner, id),
                                        store.attempts(partner, id)));
    }

    /**
     * Sends an event again, with its bytes and its id of before; nothing new if it waits to be sent
     * anyway. False when the partner has no such event.
     */
    @Transactional
    public boolean replay(PartnerId partner, EventId id) {
        var event = kept(partner, id);
        event.ifPresent(found -> requeued(store.requeue(found, partner, clock.instant())));
        return event.isPresent();
    }

    /**
     * The same for all events that are looked for, each session's in their order. Some sessions at
     * a time, without a transaction around them: what else is told and sent must not wait for all.
     *
     * @return how many are sent again, without those that wait to be sent anyway
     */
    public int replay(LogQuery query) {
        var now = clock.instant();
        var oldest = oldest();
        return store.sessions(query, oldest).stream()
                .gather(Gatherers.windowFixed(SESSIONS_AT_ONCE))
                .mapToInt(sessions -> requeued(store.requeue(query, oldest, sessions, now)))
                .sum();
    }

    /**
     * Drops what is older than it is kept; without a transaction, because dropping a month locks
     * out everybody until it ends.
     */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    public void dropOld() {
        store.deleteSubscriptionsBefore(oldest());
        partitions.dropBefore("webhook_event", oldest());
        partitions.dropBefore("webhook_attempt", oldest());
    }

    private Optional<LoggedEvent> kept(PartnerId partner, EventId id) {
        return store.find(partner, id).filter(event -> !event.id().moment().isBefore(oldest()));
    }

    private int requeued(int events) {
        if (events > 0) {
            AfterCommit.run(courier::wake);
        }
        return events;
    }

    private Instant oldest() {
        return clock.instant().minus(properties.retention());
    }
}
