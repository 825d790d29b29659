package io.fairlead.webhook;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events and attempts as a partner looks at them. */
@Repository
class LogStore {

    private static final String SELECT =
            """
            SELECT event.id, event.type, subscription_id, encode(event.link_id, 'hex'),
                   customer_id, url, number, state, queued_at, tries,
                   CASE WHEN state = 'WAITING' AND NOT EXISTS (
                            SELECT FROM webhook_event AS earlier
                            WHERE earlier.subscription_id = event.subscription_id
                              AND earlier.number < event.number AND earlier.state = 'WAITING')
                        THEN due_at END
            FROM webhook_event AS event
            JOIN webhook_subscription AS subscription ON subscription.id = subscription_id
            """;

    private static final String ONE =
            """
            WHERE event.partner_id = :partner AND event.created_at = :createdAt AND event.id = :id
            """;

    private final JdbcClient jdbc;

    LogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LoggedEvent> list(LogQuery query, Instant oldest, @Nullable EventId before, int limit) {
        var wanted = new Wanted(query, oldest);
        if (before != null) {
            wanted.add(
                    "(event.created_at, event.id) < (:beforeTime, :before)",
                    Map.of(
                            "beforeTime",
                            Timestamp.from(before.moment()),
                            "before",
                            before.value()));
        }
        return jdbc.sql(
                        SELECT
                                + wanted.where()
                                + " ORDER BY event.created_at DESC, event.id DESC LIMIT :limit")
                .params(wanted.params)
                .param("limit", limit)
                .query((row, _) -> event(row))
                .list();
    }

    Optional<LoggedEvent> find(PartnerId partner, EventId id) {
        return jdbc.sql(SELECT + ONE)
                .param("partner", partner.value())
                .param("createdAt", Timestamp.from(id.moment()))
                .param("id", id.value())
                .query((row, _) -> event(row))
                .optional();
    }

    String body(PartnerId partner, EventId id) {
        return jdbc.sql("SELECT body FROM webhook_event AS event " + ONE)
                .param("partner", partner.value())
                .param("createdAt", Timestamp.from(id.moment()))
                .param("id", id.value())
                .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .single();
    }

    /** The event's, oldest first. */
    List<Attempt> attempts(PartnerId partner, EventId id) {
        return jdbc.sql(
                        """
                        SELECT started_at, outcome, status, latency_ms, excerpt
                        FROM webhook_attempt
                        WHERE partner_id = :partner AND event_id = :id AND started_at >= :createdAt
                        ORDER BY started_at
                        """)
                .param("partner", partner.value())
                .param("id", id.value())
                .param("createdAt", Timestamp.from(id.moment()))
                .query((row, _) -> attempt(row))
                .list();
    }

    /** Those with events that are looked for and do not wait to be sent, in their order. */
    List<UUID> sessions(LogQuery query, Instant oldest) {
        var wanted = new Wanted(query, oldest);
        return jdbc.sql(
                        """
                        SELECT DISTINCT subscription_id FROM webhook_event AS event
                        %s AND state <> 'WAITING'
                        ORDER BY subscription_id
                        """
                                .formatted(wanted.where()))
                .params(wanted.params)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Puts an event back into the queue; says how many that are. */
    int requeue(LoggedEvent event, PartnerId partner, Instant now) {
        return requeue(
                ONE,
                Map.of(
                        "partner",
                        partner.value(),
                        "createdAt",
                        Timestamp.from(event.id().moment()),
                        "id",
                        event.id().value()),
                List.of(event.session()),
                now);
    }

    /** The same for those of these sessions' events that are looked for. */
    int requeue(LogQuery query, Instant oldest, List<UUID> sessions, Instant now) {
        var wanted = new Wanted(query, oldest);
        return requeue(wanted.where(), wanted.params, sessions, now);
    }

    /**
     * A session of which an event is being sent keeps its place: it is looked at again when the
     * attempt has ended.
     */
    private int requeue(
            String where, Map<String, Object> params, List<UUID> sessions, Instant now) {
        return jdbc.sql(
                        """
                        WITH place AS MATERIALIZED (
                            SELECT id FROM webhook_subscription
                            WHERE id IN (:sessions)
                            ORDER BY id FOR UPDATE
                        ),
                        requeued AS (
                            UPDATE webhook_event AS event
                            SET state = 'WAITING', tries = 0, queued_at = :now
                            FROM place
                            %s AND subscription_id = place.id AND state <> 'WAITING'
                            RETURNING subscription_id
                        ),
                        counted AS (
                            SELECT subscription_id, count(*) AS events
                            FROM requeued GROUP BY subscription_id
                        ),
                        woken AS (
                            UPDATE webhook_subscription
                            SET waiting = waiting + counted.events, gone_at = NULL,
                                due_at = CASE WHEN sending THEN due_at ELSE :now END,
                                waiting_since = CASE waiting WHEN 0 THEN :now
                                                             ELSE waiting_since END
                            FROM counted WHERE id = counted.subscription_id
                        )
                        SELECT coalesce(sum(events), 0) FROM counted
                        """
                                .formatted(where))
                .params(params)
                .param("sessions", sessions)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void deleteSubscriptionsBefore(Instant instant) {
        jdbc.sql("DELETE FROM webhook_subscription WHERE created_at < :instant")
                .param("instant", Timestamp.from(instant))
                .update();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getTimestamp(1).toInstant(),
                Outcome.valueOf(row.getString(2)),
                row.getObject(3, Integer.class),
                Duration.ofMillis(row.getLong(4)),
                row.getString(5),
                null);
    }

    private static LoggedEvent event(ResultSet row) throws SQLException {
        var dueAt = row.getTimestamp(11);
        return new LoggedEvent(
                new EventId(row.getString(1)),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                new CustomerId(row.getString(5)),
                URI.create(row.getString(6)),
                row.getInt(7),
                EventState.valueOf(row.getString(8)),
                row.getTimestamp(9).toInstant(),
                row.getInt(10),
                dueAt == null ? null : dueAt.toInstant());
    }

    /** The conditions of a query, without those that mean any. */
    private static final class Wanted {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> params = new HashMap<>();

        Wanted(LogQuery query, Instant oldest) {
            add("event.partner_id = :partner", Map.of("partner", query.partner().value()));
            var from = query.from();
            var start = from != null && from.isAfter(oldest) ? from : oldest;
            add("event.created_at >= :from", Map.of("from", Timestamp.from(start)));
            if (query.until() != null) {
                add("event.created_at < :until", Map.of("until", Timestamp.from(query.until())));
            }
            if (query.link() != null) {
                add("event.link_id = decode(:link, 'hex')", Map.of("link", query.link()));
            }
            if (query.session() != null) {
                add("subscription_id = :session", Map.of("session", query.session()));
            }
            if (query.eventType() != null) {
                add("event.type = :type", Map.of("type", query.eventType()));
            }
            if (query.state() != null) {
                add("state = :state", Map.of("state", query.state().name()));
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
