package io.fairlead.webhook;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.MonthPartitions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The queue: what is to be sent. */
@Repository
class OutboxStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final MonthPartitions partitions;
    private final SealedHeaders headers;

    OutboxStore(
            JdbcClient jdbc,
            JdbcTemplate template,
            MonthPartitions partitions,
            SealedHeaders headers) {
        this.jdbc = jdbc;
        this.template = template;
        this.partitions = partitions;
        this.headers = headers;
    }

    /**
     * Room for events at the end of a subscription.
     *
     * @param last the number of the last of them
     * @param gone whether the receiver wants none
     */
    record Room(
            PartnerId partner,
            String link,
            String host,
            ContentType contentType,
            int last,
            boolean gone) {}

    /** An event as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record NewEvent(EventId id, int number, Notice notice, byte[] body) {}

    /**
     * What waits.
     *
     * @param since since when the session waits that has waited longest
     */
    record Backlog(long events, @Nullable Instant since) {}

    /** Makes a place for a session, with room for its first events. */
    Room insert(Subscription subscription, int first, Instant now) {
        var receiver = subscription.receiver();
        jdbc.sql(
                        """
                        INSERT INTO webhook_subscription (id, partner_id, link_id, url, host,
                                                          content_type, headers_sealed, created_at,
                                                          events, waiting, waiting_since, due_at,
                                                          claims)
                        VALUES (:id, :partner, decode(:link, 'hex'), :url, :host,
                                :contentType, :headers, :now, :first, :first, :now, :now, 0)
                        """)
                .param("id", subscription.session())
                .param("partner", subscription.partner().value())
                .param("link", subscription.link())
                .param("url", receiver.url().toString())
                .param("host", receiver.host())
                .param("contentType", receiver.contentType().name())
                .param("headers", headers.seal(subscription.session(), receiver.headers()))
                .param("first", first)
                .param("now", Timestamp.from(now))
                .update();
        return new Room(
                subscription.partner(),
                subscription.link(),
                receiver.host(),
                receiver.contentType(),
                first,
                false);
    }

    /** Makes room for more events; they wait unless the receiver wants none. */
    Optional<Room> grow(UUID session, int more, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE webhook_subscription
                        SET events = events + :more,
                            waiting = CASE WHEN gone_at IS NULL THEN waiting + :more ELSE waiting END,
                            waiting_since = CASE waiting WHEN 0 THEN :now ELSE waiting_since END,
                            due_at = CASE WHEN waiting = 0 AND NOT sending THEN :now
                                          ELSE due_at END
                        WHERE id = :id
                        RETURNING partner_id, encode(link_id, 'hex'), host, content_type, events,
                                  gone_at IS NOT NULL
                        """)
                .param("id", session)
                .param("more", more)
                .param("now", Timestamp.from(now))
                .query(
                        (row, _) ->
                                new Room(
                                        new PartnerId(row.getString(1)),
                                        row.getString(2),
                                        row.getString(3),
                                        ContentType.valueOf(row.getString(4)),
                                        row.getInt(5),
                                        row.getBoolean(6)))
                .optional();
    }

    void append(UUID session, Room room, List<NewEvent> events, Instant now) {
        partitions.ensure("webhook_event", now);
        template.batchUpdate(
                """
                INSERT INTO webhook_event (partner_id, created_at, id, subscription_id, number,
                                           link_id, customer_id, type, body, state, queued_at,
                                           tries)
                VALUES (?, ?, ?, ?, ?, decode(?, 'hex'), ?, ?, ?, ?, ?, 0)
                """,
                events.stream().map(event -> row(session, room, event, now)).toList());
    }

    private static Object[] row(UUID session, Room room, NewEvent event, Instant now) {
        return new Object[] {
            room.partner().value(),
            Timestamp.from(event.id().moment()),
            event.id().value(),
            session,
            event.number(),
            room.link(),
            event.notice().customer().value(),
            event.notice().eventType(),
            event.body(),
            (room.gone() ? EventState.GONE : EventState.WAITING).name(),
            Timestamp.from(now)
        };
    }

    /**
     * Deletes a customer's events, also those that wait, with their attempts. The first statement
     * locks the sessions' places, so that the second sees what has become of their events.
     */
    void forget(PartnerId partner, CustomerId customer) {
        jdbc.sql(
                        """
                        SELECT id FROM webhook_subscription
                        WHERE id IN (SELECT subscription_id FROM webhook_event
                                     WHERE partner_id = :partner AND customer_id = :customer)
                        ORDER BY id FOR UPDATE
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .query(UUID.class)
                .list();
        jdbc.sql(
                        """
                        WITH forgotten AS (
                            DELETE FROM webhook_event
                            WHERE partner_id = :partner AND customer_id = :customer
                            RETURNING id, subscription_id, state
                        ),
                        attempts AS (
                            DELETE FROM webhook_attempt
                            WHERE partner_id = :partner
                              AND event_id IN (SELECT id FROM forgotten)
                        ),
                        dropped AS (
                            SELECT subscription_id, count(*) AS events
                            FROM forgotten WHERE state = 'WAITING'
                            GROUP BY subscription_id
                        )
                        UPDATE webhook_subscription SET waiting = waiting - dropped.events
                        FROM dropped WHERE id = dropped.subscription_id
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .update();
    }

    Backlog backlog() {
        return jdbc.sql(
                        """
                        SELECT coalesce(sum(waiting), 0), min(waiting_since)
                        FROM webhook_subscription WHERE waiting > 0
                        """)
                .query(
                        (row, _) -> {
                            var since = row.getTimestamp(2);
                            return new Backlog(
                                    row.getLong(1), since == null ? null : since.toInstant());
                        })
                .single();
    }
}
