package io.fairlead.webhook;

import io.fairlead.customer.CustomerData;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.AfterCommit;
import io.fairlead.webhook.OutboxStore.NewEvent;
import io.fairlead.webhook.OutboxStore.Room;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What partners are to be told: stored in the caller's transaction, sent after its commit. */
@Service
public class Webhooks implements CustomerData {

    private final OutboxStore store;
    private final Sender sender;
    private final Courier courier;
    private final WebhookProperties properties;
    private final Clock clock;

    Webhooks(
            OutboxStore store,
            Sender sender,
            Courier courier,
            WebhookProperties properties,
            Clock clock) {
        this.store = store;
        this.sender = sender;
        this.courier = courier;
        this.properties = properties;
        this.clock = clock;
    }

    /** Asks a receiver, once and without delay, whether it takes what it will be sent. */
    public Attempt ping(PartnerId partner, Receiver receiver) {
        return sender.send(
                partner,
                receiver,
                EventId.at(clock.instant(), 0),
                WebhookBody.of(receiver.contentType(), Notice.ping()),
                properties.pingTimeout());
    }

    /** From now on a session's events are sent; these are the first. */
    @Transactional
    public void subscribe(Subscription subscription, List<Notice> first) {
        var now = now();
        append(subscription.session(), store.insert(subscription, first.size(), now), first, now);
    }

    /** Tells the session's subscriber, in this order and after all that was told before. */
    @Transactional
    public void tell(UUID session, List<Notice> notices) {
        var now = now();
        store.grow(session, notices.size(), now)
                .ifPresent(room -> append(session, room, notices, now));
    }

    @Override
    public Part part() {
        return Part.WEBHOOKS;
    }

    /** Deletes what a deleted customer's partner was told of it, or was to be told. */
    @Override
    @Transactional
    public void deleteAllOf(PartnerId partner, CustomerId customer) {
        store.forget(partner, customer);
    }

    private void append(UUID session, Room room, List<Notice> notices, Instant now) {
        store.append(session, room, events(notices, room, now), now);
        AfterCommit.run(() -> courier.wake(room.host()));
    }

    /** An event's id tells the millisecond. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<NewEvent> events(List<Notice> notices, Room room, Instant now) {
        var first = room.last() - notices.size() + 1;
        return IntStream.range(0, notices.size())
                .mapToObj(i -> event(notices.get(i), first + i, room.contentType(), now))
                .toList();
    }

    private static NewEvent event(Notice notice, int number, ContentType contentType, Instant now) {
        var id = EventId.at(now, number);
        return new NewEvent(id, number, notice, WebhookBody.of(contentType, notice.envelope(id)));
    }
}
