package io.fairlead.session;

import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.session.Session.Ending;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.MonthPartitions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionStore {

    private final JdbcClient jdbc;
    private final MonthPartitions partitions;

    SessionStore(JdbcClient jdbc, MonthPartitions partitions) {
        this.jdbc = jdbc;
        this.partitions = partitions;
    }

    record StoredSession(
            UUID id,
            PartnerId partner,
            LinkId link,
            Instant linkCreatedAt,
            int step,
            Instant startedAt,
            @Nullable Ending ending) {}

    void insert(UUID id, SessionKey key, Link link, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO session (id, key_hash, partner_id, customer_id,
                                             link_created_at, link_id, step, started_at)
                        VALUES (:id, :keyHash, :partner, :customer,
                                :linkCreatedAt, decode(:link, 'hex'), 0, :now)
                        """)
                .param("id", id)
                .param("keyHash", key.hash())
                .param("partner", link.partner().value())
                .param("customer", link.customer().value())
                .param("linkCreatedAt", Timestamp.from(link.createdAt()))
                .param("link", link.id().hex())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<StoredSession> find(SessionKey key) {
        return jdbc.sql(
                        """
                        SELECT id, partner_id, link_id, link_created_at, step, started_at, ending
                        FROM session WHERE key_hash = :keyHash
                        """)
                .param("keyHash", key.hash())
                .query((row, _) -> storedSession(row))
                .optional();
    }

    /** Ends the session; false when it has moved on from {@code step} or has ended. */
    boolean end(UUID id, int step, Ending ending, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE session SET step = step + 1, ended_at = :now, ending = :ending
                                WHERE id = :id AND step = :step AND ended_at IS NULL
                                """)
                        .param("id", id)
                        .param("step", step)
                        .param("ending", ending.name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Appends to the timeline: what led to {@code step}. */
    void append(PartnerId partner, UUID session, int step, String type, Instant now) {
        partitions.ensure("session_event", now);
        jdbc.sql(
                        """
                        INSERT INTO session_event (partner_id, session_id, step, occurred_at, type)
                        VALUES (:partner, :session, :step, :now, :type)
                        """)
                .param("partner", partner.value())
                .param("session", session)
                .param("step", step)
                .param("now", Timestamp.from(now))
                .param("type", type)
                .update();
    }

    void deleteStartedBefore(Instant instant) {
        jdbc.sql("DELETE FROM session WHERE started_at < :instant")
                .param("instant", Timestamp.from(instant))
                .update();
    }

    private static StoredSession storedSession(ResultSet row) throws SQLException {
        var ending = row.getString(7);
        return new StoredSession(
                row.getObject(1, UUID.class),
                new PartnerId(row.getString(2)),
                new LinkId(HexFormat.of().formatHex(row.getBytes(3))),
                row.getTimestamp(4).toInstant(),
                row.getInt(5),
                row.getTimestamp(6).toInstant(),
                ending == null ? null : Ending.valueOf(ending));
    }
}
