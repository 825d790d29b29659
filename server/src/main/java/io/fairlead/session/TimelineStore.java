package io.fairlead.session;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.MonthPartitions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
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
            entry.event().getClass().getSimpleName(),
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
                .query(
                        (row, _) ->
                                new TimelineEntry(
                                        row.getInt(1),
                                        new CustomerId(row.getString(2)),
                                        row.getTimestamp(3).toInstant(),
                                        SessionJson.readEvent(row.getString(4))))
                .list();
    }

    /** The latest query that was searched for. */
    Optional<String> latestQuery(Session session) {
        return jdbc.sql(
                        """
                        SELECT data ->> 'query' FROM session_event
                        WHERE partner_id = :partner AND session_id = :session
                          AND occurred_at >= :startedAt AND type = 'Searched'
                        ORDER BY number DESC LIMIT 1
                        """)
                .param("partner", session.link().partner().value())
                .param("session", session.id())
                .param("startedAt", Timestamp.from(session.startedAt()))
                .query(String.class)
                .optional();
    }
}
