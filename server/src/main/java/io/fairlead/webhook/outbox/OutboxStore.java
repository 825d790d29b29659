package io.fairlead.webhook.outbox;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.shared.database.Sql;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.WebhookMessage;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.delivery.SealedHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Stores streams and their events. */
@Repository
class OutboxStore {

    private final Sql sql;
    private final MonthPartitions partitions;
    private final SealedHeaders headers;

    OutboxStore(Sql sql, MonthPartitions partitions, SealedHeaders headers) {
        this.sql = sql;
        this.partitions = partitions;
        this.headers = headers;
    }

    /**
     * Room for events at the end of a stream.
     *
     * @param last the number of the last of them
     * @param gone whether the receiver wants no more events
     */
    record Room(
            PartnerId partner,
            @Nullable String link,
            String host,
            ContentType contentType,
            int last,
            boolean gone) {}

    /** An event as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record NewEvent(EventId id, int number, WebhookMessage event, byte[] body) {}

    /** Inserts a stream, with room for its first events. */
    Room insert(WebhookStream stream, int first, Instant now) {
        var receiver = stream.receiver();
        sql.of(
                        """
                        INSERT INTO webhook_stream (id, subject_kind, subject_id, partner_id, link_id,
                                                    url, host, content_type, headers_sealed,
                                                    created_at, events, waiting, waiting_since,
                                                    due_at, claims)
                        VALUES (:id, :kind, :subject, :partner, decode(:link, 'hex'), :url, :host,
                                :contentType, :headers, :now, :first, :first, :now, :now, 0)
                        """)
                .with("id", stream.id())
                .with("kind", stream.subject().kind())
                .with("subject", stream.subject().id())
                .with("partner", stream.partner())
                .with("link", stream.link())
                .with("url", receiver.url().toString())
                .with("host", receiver.host())
                .with("contentType", receiver.contentType())
                .with("headers", headers.seal(stream.id(), receiver.headers()))
                .with("first", first)
                .with("now", now)
                .update();
        return new Room(
                stream.partner(),
                stream.link(),
                receiver.host(),
                receiver.contentType(),
                first,
                false);
    }

    /** Makes room for more events, which wait unless the receiver wants no more. */
    Optional<Room> grow(UUID stream, int more, Instant now) {
        return sql.of(
                        """
                        UPDATE webhook_stream
                        SET events = events + :more,
                            waiting = CASE WHEN gone_at IS NULL THEN waiting + :more ELSE waiting END,
                            waiting_since = CASE waiting WHEN 0 THEN :now ELSE waiting_since END,
                            due_at = CASE WHEN waiting = 0 AND NOT sending THEN :now
                                          ELSE due_at END
                        WHERE id = :id
                        RETURNING partner_id, encode(link_id, 'hex') AS link, host,
                                  content_type, events, gone_at IS NOT NULL AS gone
                        """)
                .with("id", stream)
                .with("more", more)
                .with("now", now)
                .optional(
                        row ->
                                new Room(
                                        row.partner("partner_id"),
                                        row.textOrNull("link"),
                                        row.text("host"),
                                        row.stored("content_type", ContentType.class),
                                        row.integer("events"),
                                        row.flag("gone")));
    }

    /** Inserts the events for which there is room. */
    void append(UUID stream, Room room, List<NewEvent> events, Instant now) {
        partitions.ensure("webhook_event", now);
        sql.of(
                        """
                        INSERT INTO webhook_event (partner_id, created_at, id, stream_id,
                                                   number, link_id, customer_id, type, body, state,
                                                   queued_at, tries)
                        SELECT :partner, created_at, id, :stream, number,
                               decode(:link, 'hex'), customer_id, type, body, :state, :now, 0
                        FROM unnest(:moments::text[]::timestamptz[], :ids::text[],
                                    :numbers::integer[], :customers::text[], :types::text[],
                                    :bodies::bytea[])
                             AS event (created_at, id, number, customer_id, type, body)
                        """)
                .with("partner", room.partner())
                .with("stream", stream)
                .with("link", room.link())
                .with("state", room.gone() ? EventState.GONE : EventState.WAITING)
                .with("now", now)
                .with(
                        Columns.of(events)
                                .instants("moments", event -> event.id().moment())
                                .texts("ids", NewEvent::id)
                                .integers("numbers", NewEvent::number)
                                .texts("customers", event -> event.event().customer())
                                .texts("types", event -> event.event().name())
                                .bytes("bodies", NewEvent::body))
                .update();
    }

    /** Locks the streams that have a customer's events, in the order of whoever locks several. */
    void lock(PartnerId partner, CustomerId customer) {
        sql.of(
                        """
                        SELECT id FROM webhook_stream
                        WHERE id IN (SELECT stream_id FROM webhook_event
                                     WHERE partner_id = :partner AND customer_id = :customer)
                        ORDER BY id FOR UPDATE
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .run();
    }

    /**
     * Deletes a customer's events, also those that wait, with their attempts. Their streams are
     * locked by an earlier statement, so that this one sees what has become of the events.
     */
    void forget(PartnerId partner, CustomerId customer) {
        sql.of(
                        """
                        WITH forgotten AS (
                            DELETE FROM webhook_event
                            WHERE partner_id = :partner AND customer_id = :customer
                            RETURNING id, stream_id, state
                        ),
                        attempts AS (
                            DELETE FROM webhook_attempt
                            WHERE partner_id = :partner
                              AND event_id IN (SELECT id FROM forgotten)
                        ),
                        dropped AS (
                            SELECT stream_id, count(*) AS events
                            FROM forgotten WHERE state = 'WAITING'
                            GROUP BY stream_id
                        )
                        UPDATE webhook_stream SET waiting = waiting - dropped.events
                        FROM dropped WHERE id = dropped.stream_id
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .update();
    }
}
