package io.fairlead.session;

import io.fairlead.link.Link;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.MonthPartitions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TimelineStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final MonthPartitions partitions;

    TimelineStore(JdbcClient jdbc, JdbcTemplate template, MonthPartitions partitions) {
        this.jdbc = jdbc;
        this.template = template;
        this.partitions = partitions;
    }

    /** Appends to the timeline. */
    void append(Session session, int step, List<TimelineEntry> entries) {
        entries.forEach(entry -> partitions.ensure("session_event", entry.occurredAt()));
        template.batchUpdate(
                """
                INSERT INTO session_event (partner_id, session_id, customer_id, number, step,
                                           occurred_at, type, data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::json)
                """,
                entries.stream().map(entry -> row(session, step, entry)).toList());
    }

    private static Object[] row(Session session, int step, TimelineEntry entry) {
        return new Object[] {
            session.link().partner().value(),
            session.id(),
            entry.customer().value(),
            entry.number(),
            step,
            Timestamp.from(entry.occurredAt()),
            SessionJson.name(entry.event().getClass()),
            SessionJson.write(entry.event())
        };
    }

    /** What has happened in a session. */
    List<TimelineEntry> find(PartnerId partner, UUID session, Instant startedAt) {
        return jdbc.sql(
                        """
                        SELECT number, customer_id, occurred_at, data FROM session_event
                        WHERE partner_id = :partner AND session_id = :session
                          AND occurred_at >= :startedAt
                        ORDER BY number
                        """)
                .param("partner", partner.value())
                .param("session", session)
                .param("startedAt", Timestamp.from(startedAt))
                .query((row, _) -> entry(row))
                .list();
    }

    /** How many sessions of the link there are. */
    long count(Link link) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM session
                        WHERE partner_id = :partner AND link_id = decode(:link, 'hex')
                        """)
                .param("partner", link.partner().value())
                .param("link", link.id().hex())
                .query(Long.class)
                .single();
    }

    /** Sessions of the link in the order of their beginning, without their entries. */
    List<SessionTimeline> list(Link link, int start, int limit) {
        return jdbc.sql(
                        """
                        SELECT id, started_at, ended_at, ending FROM session
                        WHERE partner_id = :partner AND link_id = decode(:link, 'hex')
                        ORDER BY started_at, id LIMIT :limit OFFSET :offset
                        """)
                .param("partner", link.partner().value())
                .param("link", link.id().hex())
                .param("limit", limit)
                .param("offset", start - 1)
                .query((row, _) -> session(row))
                .list();
    }

    /** The latest entries of each of these sessions, which began after the given moment. */
    Map<UUID, List<TimelineEntry>> latest(
            PartnerId partner, List<UUID> sessions, Instant startedAfter, int mostOfOne) {
        var entries = new HashMap<UUID, List<TimelineEntry>>();
        jdbc.sql(
                        """
                        SELECT event.number, event.customer_id, event.occurred_at, event.data,
                               session.id
                        FROM session JOIN session_event AS event
                          ON event.partner_id = session.partner_id
                         AND event.session_id = session.id
                        WHERE session.id = ANY(:sessions) AND event.partner_id = :partner
                          AND event.occurred_at >= :startedAfter
                          AND event.number > session.events - :mostOfOne
                        ORDER BY event.number
                        """)
                .param("partner", partner.value())
                .param("sessions", sessions.toArray(UUID[]::new))
                .param("startedAfter", Timestamp.from(startedAfter))
                .param("mostOfOne", mostOfOne)
                .query(
                        row -> {
                            entries.computeIfAbsent(
                                            row.getObject(5, UUID.class), _ -> new ArrayList<>())
                                    .add(entry(row));
                        });
        return entries;
    }

    /** The latest query that was searched for. */
    Optional<String> latestQuery(Session session) {
        return jdbc.sql(
                        """
                        SELECT data ->> 'query' FROM session_event
                        WHERE partner_id = :partner AND session_id = :session
                          AND occurred_at >= :startedAt AND type = :searched
                        ORDER BY number DESC LIMIT 1
                        """)
                .param("partner", session.link().partner().value())
                .param("session", session.id())
                .param("startedAt", Timestamp.from(session.startedAt()))
                .param("searched", SessionJson.name(SessionEvent.Searched.class))
                .query(String.class)
                .optional();
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getInt(1),
                new CustomerId(row.getString(2)),
                row.getTimestamp(3).toInstant(),
                SessionJson.readEvent(row.getString(4)));
    }

    private static SessionTimeline session(ResultSet row) throws SQLException {
        var endedAt = row.getTimestamp(3);
        var ending = row.getString(4);
        return new SessionTimeline(
                row.getObject(1, UUID.class),
                row.getTimestamp(2).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                ending == null ? null : Ending.valueOf(ending),
                List.of());
    }
}
