package io.fairlead.webhook.log;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.database.UnhurriedConnections;
import io.fairlead.webhook.AttemptOutcome;
import io.fairlead.webhook.DeliveryAttempt;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookSubject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads events and attempts, and queues events again. */
@Repository
class LogStore {

    private static final String SELECT =
            """
            SELECT event.id, event.type, stream_id, subject_kind, subject_id,
                   encode(event.link_id, 'hex') AS link,
                   customer_id, url, number, state, queued_at, tries,
                   CASE WHEN state = 'WAITING' AND NOT EXISTS (
                            SELECT FROM webhook_event AS earlier
                            WHERE earlier.stream_id = event.stream_id
                              AND earlier.number < event.number AND earlier.state = 'WAITING')
                        THEN due_at END AS due_at
            FROM webhook_event AS event
            JOIN webhook_stream AS stream ON stream.id = stream_id
            """;

    private static final String ONE =
            """
            WHERE event.partner_id = :partner AND event.created_at = :createdAt AND event.id = :id
            """;

    private final Sql sql;
    private final Sql unhurried;

    LogStore(Sql sql, UnhurriedConnections unhurried) {
        this.sql = sql;
        this.unhurried = unhurried.sql();
    }

    List<LoggedEvent> list(LogQuery query, Instant oldest, @Nullable EventId before, int limit) {
        var wanted = new Wanted(query, oldest);
        if (before != null) {
            wanted.add(
                    "(event.created_at, event.id) < (:beforeTime, :before)",
                    Map.of("beforeTime", before.moment(), "before", before));
        }
        return sql.of(
                        SELECT
                                + wanted.where()
                                + " ORDER BY event.created_at DESC, event.id DESC LIMIT :limit")
                .with(wanted.params)
                .with("limit", limit)
                .list(LogStore::event);
    }

    Optional<LoggedEvent> find(PartnerId partner, EventId id) {
        return sql.of(SELECT + ONE)
                .with("partner", partner)
                .with("createdAt", id.moment())
                .with("id", id)
                .optional(LogStore::event);
    }

    /** Returns the bodies of events, by their ids. */
    Map<EventId, String> bodies(PartnerId partner, List<EventId> ids) {
        return sql
                .of(
                        """
                        SELECT id, body FROM webhook_event
                        WHERE partner_id = :partner AND id = ANY(:ids)
                          AND created_at BETWEEN :first AND :last
                        """)
                .with("partner", partner)
                .with("ids", ids.stream().map(EventId::value).toArray(String[]::new))
                .with("first", ids.stream().map(EventId::moment).min(naturalOrder()).orElseThrow())
                .with("last", ids.stream().map(EventId::moment).max(naturalOrder()).orElseThrow())
                .list(
                        row ->
                                Map.entry(
                                        new EventId(row.text("id")),
                                        new String(row.bytes("body"), StandardCharsets.UTF_8)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns the attempts at events, by their ids, the oldest of each first. */
    Map<EventId, List<DeliveryAttempt>> attempts(PartnerId partner, List<EventId> ids) {
        return sql
                .of(
                        """
                        SELECT event_id, started_at, outcome, status, latency_ms, excerpt
                        FROM webhook_attempt
                        WHERE partner_id = :partner AND event_id = ANY(:ids)
                          AND started_at >= :first
                        ORDER BY started_at
                        """)
                .with("partner", partner)
                .with("ids", ids.stream().map(EventId::value).toArray(String[]::new))
                .with("first", ids.stream().map(EventId::moment).min(naturalOrder()).orElseThrow())
                .list(row -> Map.entry(new EventId(row.text("event_id")), attempt(row)))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Returns the streams with matching events that are not waiting, in order of their ids. */
    List<UUID> streams(LogQuery query, Instant oldest) {
        var wanted = new Wanted(query, oldest);
        return sql.of(
                        """
                        SELECT DISTINCT stream_id FROM webhook_event AS event
                        %s AND state <> 'WAITING'
                        ORDER BY stream_id
                        """
                                .formatted(wanted.where()))
                .with(wanted.params)
                .list(UUID.class);
    }

    /** Queues an event again; returns the number of events queued. */
    int requeue(LoggedEvent event, PartnerId partner, Instant now) {
        return requeue(
                ONE,
                Map.of("partner", partner, "createdAt", event.id().moment(), "id", event.id()),
                List.of(event.stream()),
                now);
    }

    /** Queues those events of some streams again that match a query. */
    int requeue(LogQuery query, Instant oldest, List<UUID> streams, Instant now) {
        var wanted = new Wanted(query, oldest);
        return requeue(wanted.where(), wanted.params, streams, now);
    }

    /**
     * Queues events again. A stream of which an event is being sent keeps its place; it is due
     * again when the attempt has ended.
     */
    private int requeue(String where, Map<String, Object> params, List<UUID> streams, Instant now) {
        return sql.of(
                        """
                        WITH place AS MATERIALIZED (
                            SELECT id FROM webhook_stream
                            WHERE id = ANY (:streams)
                            ORDER BY id FOR UPDATE
                        ),
                        requeued AS (
                            UPDATE webhook_event AS event
                            SET state = 'WAITING', tries = 0, queued_at = :now
                            FROM place
                            %s AND stream_id = place.id AND state <> 'WAITING'
                            RETURNING stream_id
                        ),
                        counted AS (
                            SELECT stream_id, count(*) AS events
                            FROM requeued GROUP BY stream_id
                        ),
                        woken AS (
                            UPDATE webhook_stream
                            SET waiting = waiting + counted.events, gone_at = NULL,
                                due_at = CASE WHEN sending THEN due_at ELSE :now END,
                                waiting_since = CASE waiting WHEN 0 THEN :now
                                                             ELSE waiting_since END
                            FROM counted WHERE id = counted.stream_id
                        )
                        SELECT coalesce(sum(events), 0) FROM counted
                        """
                                .formatted(where))
                .with(params)
                .with("streams", streams.toArray(UUID[]::new))
                .with("now", now)
                .single(Integer.class);
    }

    void deleteStreamsBefore(Instant instant) {
        unhurried
                .of("DELETE FROM webhook_stream WHERE created_at < :instant")
                .with("instant", instant)
                .update();
    }

    private static DeliveryAttempt attempt(Row row) {
        return new DeliveryAttempt(
                row.instant("started_at"),
                row.stored("outcome", AttemptOutcome.class),
                row.integerOrNull("status"),
                Duration.ofMillis(row.bigint("latency_ms")),
                row.textOrNull("excerpt"),
                null);
    }

    private static LoggedEvent event(Row row) {
        return new LoggedEvent(
                new EventId(row.text("id")),
                row.stored("type", WebhookEventName.class),
                row.uuid("stream_id"),
                new WebhookSubject(row.text("subject_kind"), row.text("subject_id")),
                row.textOrNull("link"),
                row.customer("customer_id"),
                URI.create(row.text("url")),
                row.integer("number"),
                row.stored("state", EventState.class),
                row.instant("queued_at"),
                row.integer("tries"),
                row.instantOrNull("due_at"));
    }

    /** The conditions of a query, without those that mean any. */
    private static final class Wanted {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> params = new HashMap<>();

        Wanted(LogQuery query, Instant oldest) {
            add("event.partner_id = :partner", Map.of("partner", query.partner()));
            var from = query.from();
            var start = from != null && from.isAfter(oldest) ? from : oldest;
            add("event.created_at >= :from", Map.of("from", start));
            if (query.until() != null) {
                add("event.created_at < :until", Map.of("until", query.until()));
            }
            if (query.link() != null) {
                add("event.link_id = decode(:link, 'hex')", Map.of("link", query.link()));
            }
            if (query.subject() != null) {
                var stream = query.subject().streamId(query.partner());
                add("stream_id = :stream", Map.of("stream", stream));
            }
            if (query.eventType() != null) {
                add("event.type = :type", Map.of("type", query.eventType()));
            }
            if (query.state() != null) {
                add("state = :state", Map.of("state", query.state()));
            }
        }

        void add(String condition, Map<String, Object> values) {
            conditions.add(condition);
            params.putAll(values);
        }

        String where() {
            return "WHERE " + String.join(" AND ", conditions);
        }
    }
}
