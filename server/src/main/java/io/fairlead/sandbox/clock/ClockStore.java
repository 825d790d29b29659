package io.fairlead.sandbox.clock;

import io.fairlead.shared.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/**
 * Keeps how far the clock was moved. What waits is read from the tables of all modules at once: it
 * is for looking at, and nothing is done by it.
 */
@Repository
class ClockStore {

    /** What workers do when its time has come. */
    private static final String DONE_BY_WORKERS =
            """
            SELECT 'work' AS what, queue || ' ' || subject AS subject, due_at AS until
            FROM work_item WHERE heartbeat_at IS NULL
            UNION ALL
            SELECT 'webhook', subject_kind || ' ' || subject_id, due_at
            FROM webhook_stream
            WHERE waiting > 0 AND NOT sending
              AND partner_id NOT IN (SELECT id FROM partner WHERE disabled_at IS NOT NULL)
            UNION ALL
            SELECT 'mail', id::text, due_at FROM email_message WHERE state = 'QUEUED'
            """;

    /** What schedules end, as soon as it is looked at. */
    private static final String ENDED_BY_SCHEDULES =
            """
            SELECT 'session' AS what, id::text AS subject, expires_at AS until FROM session
            WHERE ended_at IS NULL AND expires_at < 'infinity'
            UNION ALL
            SELECT 'consent', institution_login_id, ends_at FROM consent WHERE status = 'ACTIVE'
            """;

    /** What ends without anybody doing anything. */
    private static final String ENDING_BY_ITSELF =
            """
            SELECT 'link', customer_id, expires_at FROM link
            WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > :now
            UNION ALL
            SELECT 'token', partner_id, expires_at FROM access_token WHERE expires_at > :now
            """;

    private final Sql sql;

    ClockStore(Sql sql) {
        this.sql = sql;
    }

    Duration ahead() {
        return sql.of("SELECT ahead_ms FROM sandbox_clock")
                .optional(row -> Duration.ofMillis(row.bigint("ahead_ms")))
                .orElse(Duration.ZERO);
    }

    void keep(Duration ahead) {
        sql.of(
                        """
                        INSERT INTO sandbox_clock (id, ahead_ms) VALUES (1, :ahead)
                        ON CONFLICT (id) DO UPDATE SET ahead_ms = excluded.ahead_ms
                        """)
                .with("ahead", ahead.toMillis())
                .update();
    }

    List<Pending> pending(Instant now, int atMost) {
        return sql.of(
                        "SELECT * FROM ("
                                + DONE_BY_WORKERS
                                + " UNION ALL "
                                + ENDED_BY_SCHEDULES
                                + " UNION ALL "
                                + ENDING_BY_ITSELF
                                + ") AS pending ORDER BY until, what, subject LIMIT :atMost")
                .with("now", now)
                .with("atMost", atMost)
                .list(
                        row ->
                                new Pending(
                                        row.text("what"),
                                        row.text("subject"),
                                        row.instant("until")));
    }

    /**
     * The next moment, after one and not later than another, at which a job has something to do.
     */
    Optional<Instant> nextJob(Instant after, Instant latest) {
        return sql.of(
                        "SELECT min(until) AS until FROM ("
                                + DONE_BY_WORKERS
                                + " UNION ALL "
                                + ENDED_BY_SCHEDULES
                                + ") AS pending WHERE until > :after AND until <= :latest")
                .with("after", after)
                .with("latest", latest)
                .single(row -> Optional.ofNullable(row.instantOrNull("until")));
    }

    /** Whether workers have something to do, or are at it. */
    boolean isBusy(Instant now) {
        return sql.of(
                        "SELECT EXISTS (SELECT FROM ("
                                + DONE_BY_WORKERS
                                + """
                                ) AS pending WHERE until <= :now)
                                OR EXISTS (SELECT FROM work_item WHERE heartbeat_at IS NOT NULL)
                                OR EXISTS (SELECT FROM webhook_stream WHERE waiting > 0 AND sending)
                                """)
                .with("now", now)
                .single(Boolean.class);
    }
}
