package io.fairlead.webhook.log;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.AfterCommit;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.WebhookProperties;
import io.fairlead.webhook.delivery.WebhookDispatcher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists the events of a partner, and sends them again. */
@Service
public class WebhookLog {

    public static final int STREAMS_AT_ONCE = 500;

    private final LogStore store;
    private final WebhookDispatcher dispatcher;
    private final MonthPartitions partitions;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookLog(
            LogStore store,
            WebhookDispatcher dispatcher,
            MonthPartitions partitions,
            WebhookProperties properties,
            Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.partitions = partitions;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Returns events, the latest first.
     *
     * @param before the event after which the list begins; null for its start
     */
    public List<LoggedEvent> list(LogQuery query, @Nullable EventId before, int limit) {
        return store.list(query, oldest(), before, limit);
    }

    @Transactional(readOnly = true)
    public Optional<LoggedDelivery> find(PartnerId partner, EventId id) {
        return kept(partner, id).map(event -> deliveries(partner, List.of(event)).getFirst());
    }

    /** Returns the latest events of a query with their bodies and attempts, the latest first. */
    @Transactional(readOnly = true)
    public List<LoggedDelivery> deliveries(LogQuery query, int limit) {
        var events = store.list(query, oldest(), null, limit);
        return events.isEmpty() ? List.of() : deliveries(query.partner(), events);
    }

    private List<LoggedDelivery> deliveries(PartnerId partner, List<LoggedEvent> events) {
        var ids = events.stream().map(LoggedEvent::id).toList();
        var bodies = store.bodies(partner, ids);
        var attempts = store.attempts(partner, ids);
        return events.stream()
                .map(
                        event ->
                                new LoggedDelivery(
                                        event,
                                        Objects.requireNonNull(bodies.get(event.id())),
                                        attempts.getOrDefault(event.id(), List.of())))
                .toList();
    }

    /**
     * Queues an event again with the same bytes and id, unless it is waiting already. Returns false
     * when the partner has no such event.
     */
    @Transactional
    public boolean replay(PartnerId partner, EventId id) {
        var event = kept(partner, id);
        event.ifPresent(found -> requeued(store.requeue(found, partner, clock.instant())));
        return event.isPresent();
    }

    /**
     * Queues all events again that match a query, in order within each stream. It takes some
     * streams at a time, without a transaction around them, so that other events need not wait for
     * all of them.
     *
     * @return the number of events queued again, without those that were waiting already
     */
    public int replay(LogQuery query) {
        var now = clock.instant();
        var oldest = oldest();
        return store.streams(query, oldest).stream()
                .gather(Gatherers.windowFixed(STREAMS_AT_ONCE))
                .mapToInt(streams -> requeued(store.requeue(query, oldest, streams, now)))
                .sum();
    }

    /**
     * Drops events that are older than the retention. There is no transaction around it, because
     * dropping a month locks the table until the transaction ends.
     */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    public void dropOld() {
        store.deleteStreamsBefore(oldest());
        partitions.dropBefore("webhook_event", oldest());
        partitions.dropBefore("webhook_attempt", oldest());
    }

    private Optional<LoggedEvent> kept(PartnerId partner, EventId id) {
        return store.find(partner, id).filter(event -> !event.id().moment().isBefore(oldest()));
    }

    private int requeued(int events) {
        if (events > 0) {
            AfterCommit.run(dispatcher::wakeUp);
        }
        return events;
    }

    private Instant oldest() {
        return clock.instant().minus(properties.retention());
    }
}
