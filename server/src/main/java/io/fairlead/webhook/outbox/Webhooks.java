package io.fairlead.webhook.outbox;

import io.fairlead.customer.CustomerData;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.AfterCommit;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.DeliveryAttempt;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.WebhookEvent;
import io.fairlead.webhook.WebhookMessage;
import io.fairlead.webhook.WebhookProperties;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.body.WebhookBody;
import io.fairlead.webhook.delivery.WebhookDispatcher;
import io.fairlead.webhook.delivery.WebhookSender;
import io.fairlead.webhook.outbox.OutboxStore.NewEvent;
import io.fairlead.webhook.outbox.OutboxStore.Room;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores events for partners in the caller's transaction; they are sent after its commit. */
@Service
public class Webhooks implements CustomerData {

    private final OutboxStore store;
    private final WebhookSender sender;
    private final WebhookDispatcher dispatcher;
    private final WebhookProperties properties;
    private final Clock clock;

    Webhooks(
            OutboxStore store,
            WebhookSender sender,
            WebhookDispatcher dispatcher,
            WebhookProperties properties,
            Clock clock) {
        this.store = store;
        this.sender = sender;
        this.dispatcher = dispatcher;
        this.properties = properties;
        this.clock = clock;
    }

    /** Asks a receiver, once and without delay, whether it takes events. */
    public DeliveryAttempt ping(PartnerId partner, Receiver receiver) {
        return sender.send(
                partner,
                receiver,
                EventId.at(clock.instant(), 0),
                WebhookBody.of(receiver.contentType(), WebhookEvent.ping()),
                properties.pingTimeout());
    }

    /** Opens a stream with its first events. */
    @Transactional
    public void open(WebhookStream stream, List<? extends WebhookMessage> first) {
        var now = now();
        store(stream.id(), store.insert(stream, first.size(), now), first, now);
    }

    /**
     * Appends events to the stream that is open about a subject, in this order. Events about a
     * subject without a stream are left out.
     */
    @Transactional
    public void append(
            PartnerId partner, WebhookSubject subject, List<? extends WebhookMessage> events) {
        var stream = subject.streamId(partner);
        var now = now();
        store.grow(stream, events.size(), now).ifPresent(room -> store(stream, room, events, now));
    }

    @Override
    public Part part() {
        return Part.WEBHOOKS;
    }

    @Override
    @Transactional
    public void lockAllOf(PartnerId partner, CustomerId customer) {
        store.lock(partner, customer);
    }

    /** Deletes what a deleted customer's partner was told of it, or was to be told. */
    @Override
    @Transactional
    public void deleteAllOf(PartnerId partner, CustomerId customer) {
        store.forget(partner, customer);
    }

    private void store(UUID stream, Room room, List<? extends WebhookMessage> events, Instant now) {
        store.append(stream, room, events(events, room, now), now);
        AfterCommit.run(() -> dispatcher.wakeUp(room.host()));
    }

    /** Returns the time to the millisecond, as an event's id tells it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<NewEvent> events(
            List<? extends WebhookMessage> events, Room room, Instant now) {
        var first = room.last() - events.size() + 1;
        return IntStream.range(0, events.size())
                .mapToObj(i -> event(events.get(i), first + i, room.contentType(), now))
                .toList();
    }

    private static NewEvent event(
            WebhookMessage event, int number, ContentType contentType, Instant now) {
        var id = EventId.at(now, number);
        return new NewEvent(id, number, event, WebhookBody.of(contentType, event.envelope(id)));
    }
}
