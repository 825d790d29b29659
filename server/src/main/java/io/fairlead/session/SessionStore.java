package io.fairlead.session;

import io.fairlead.experience.ExperienceId;
import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionStore {

    private static final String SELECT =
            """
            SELECT id, partner_id, link_id, link_created_at, step, state_sealed,
                   started_at, expires_at, ending, host, experience_id, experience_version
            FROM session
            """;

    private final JdbcClient jdbc;
    private final SessionJson json;

    SessionStore(JdbcClient jdbc, SessionJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record StoredSession(
            UUID id,
            PartnerId partner,
            LinkId link,
            Instant linkCreatedAt,
            int step,
            @Nullable SessionState state,
            Instant startedAt,
            Instant expiresAt,
            @Nullable Ending ending,
            @Nullable Host host,
            @Nullable StoredExperience experience) {}

    record StoredExperience(ExperienceId id, int version) {}

    /**
     * A session that stands where another one has sent its consumer to a bank's page takes that
     * page's answer only once it has done something itself.
     *
     * @param events how many its timeline begins with
     */
    void insert(Session session, SessionKey key, int events) {
        var experience = session.experience();
        jdbc.sql(
                        """
                        INSERT INTO session (id, key_hash, partner_id, customer_id,
                                             link_created_at, link_id, step, events,
                                             state_sealed, worked_at, started_at, expires_at,
                                             experience_id, experience_version)
                        VALUES (:id, :keyHash, :partner, :customer, :linkCreatedAt,
                                decode(:link, 'hex'), 0, :events, :state, :workedAt, :startedAt,
                                :expiresAt, :experience, :experienceVersion)
                        """)
                .param("id", session.id())
                .param("keyHash", key.hash())
                .param("partner", session.link().partner().value())
                .param("customer", session.link().customer().value())
                .param("linkCreatedAt", Timestamp.from(session.link().createdAt()))
                .param("link", session.link().id().hex())
                .param("events", events)
                .param("state", json.seal(session.id(), session.running()))
                .param("workedAt", workedAt(session.running(), session.startedAt()))
                .param("startedAt", Timestamp.from(session.startedAt()))
                .param("expiresAt", Timestamp.from(session.expiresAt()))
                .param("experience", experience == null ? null : experience.id().value())
                .param("experienceVersion", experience == null ? null : experience.version())
                .update();
    }

    Optional<StoredSession> find(SessionKey key) {
        return jdbc.sql(SELECT + "WHERE key_hash = :keyHash")
                .param("keyHash", key.hash())
                .query((row, _) -> session(row))
                .optional();
    }

    Optional<StoredSession> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, _) -> session(row))
                .optional();
    }

    /** The session that waits for this attempt's answer from a bank's page. */
    Optional<StoredSession> findByAttempt(String attempt) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE attempt_id = :attempt AND ended_at IS NULL
                                ORDER BY expires_at DESC LIMIT 1
                                """)
                .param("attempt", attempt)
                .query((row, _) -> session(row))
                .optional();
    }

    /** The link's sessions that go on, the one that was moved last first. */
    List<StoredSession> findRunning(Link link, Instant now, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND link_id = decode(:link, 'hex')
                                  AND ended_at IS NULL AND expires_at > :now
                                ORDER BY expires_at DESC LIMIT :limit
                                """)
                .param("partner", link.partner().value())
                .param("link", link.id().hex())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> session(row))
                .list();
    }

    /** The customer's sessions that go on. */
    List<StoredSession> findRunning(PartnerId partner, CustomerId customer) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND customer_id = :customer
                                  AND ended_at IS NULL
                                """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .query((row, _) -> session(row))
                .list();
    }

    /** Sessions whose time is over. */
    List<StoredSession> findExpired(Instant now, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE ended_at IS NULL AND expires_at <= :now
                                ORDER BY expires_at LIMIT :limit
                                """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> session(row))
                .list();
    }

    /**
     * Moves the session, unless it has moved on from that step or has ended.
     *
     * @param more how many events its timeline grows by
     * @return the number of the last one
     */
    Optional<Integer> move(
            Session from, SessionState to, int more, Instant now, Instant expiresAt) {
        return jdbc.sql(
                        """
                        UPDATE session
                        SET step = step + 1, events = events + :more, state_sealed = :state,
                            attempt_id = :attempt, expires_at = :expiresAt, worked_at = :workedAt
                        WHERE id = :id AND step = :step AND ended_at IS NULL
                        RETURNING events
                        """)
                .param("id", from.id())
                .param("step", from.step())
                .param("more", more)
                .param("state", json.seal(from.id(), to))
                .param("attempt", to.attemptAtBank())
                .param("expiresAt", Timestamp.from(expiresAt))
                .param("workedAt", workedAt(to, now))
                .query(Integer.class)
                .optional();
    }

    /** Nobody else moves the session until this transaction ends. */
    void lock(UUID id) {
        jdbc.sql("SELECT FROM session WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((_, _) -> id)
                .list();
    }

    /** Ends the session in the way of {@link #move}. */
    Optional<Integer> end(Session session, Ending ending, int more, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE session
                        SET step = step + 1, events = events + :more, state_sealed = NULL,
                            attempt_id = NULL, ended_at = :now, ending = :ending
                        WHERE id = :id AND step = :step AND ended_at IS NULL
                        RETURNING events
                        """)
                .param("id", session.id())
                .param("step", session.step())
                .param("more", more)
                .param("ending", ending.name())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .optional();
    }

    /** Lets the timeline grow without a move; the number of the last event. */
    int grow(Session session, int more) {
        return jdbc.sql(
                        "UPDATE session SET events = events + :more WHERE id = :id RETURNING events")
                .param("more", more)
                .param("id", session.id())
                .query(Integer.class)
                .single();
    }

    /** How many events the timeline has. */
    int events(Session session) {
        return jdbc.sql("SELECT events FROM session WHERE id = :id")
                .param("id", session.id())
                .query(Integer.class)
                .single();
    }

    boolean attach(Session session, Host host) {
        return jdbc.sql(
                                """
                                UPDATE session SET host = :host::json
                                WHERE id = :id AND host IS NULL AND ended_at IS NULL
                                """)
                        .param("id", session.id())
                        .param("host", SessionJson.write(host))
                        .update()
                == 1;
    }

    /** Notes that a session's consumer is there, unless it has been moved meanwhile. */
    void prolong(Session session, Instant expiresAt) {
        jdbc.sql(
                        """
                        UPDATE session
                        SET attempt_id = :attempt, expires_at = greatest(expires_at, :expiresAt)
                        WHERE id = :id AND step = :step AND ended_at IS NULL
                        """)
                .param("attempt", session.running().attemptAtBank())
                .param("expiresAt", Timestamp.from(expiresAt))
                .param("id", session.id())
                .param("step", session.step())
                .update();
    }

    /** Takes on the work of a session, unless a node has been at it since {@code silentSince}. */
    boolean startWork(UUID id, int step, Instant now, Instant silentSince) {
        return jdbc.sql(
                                """
                                UPDATE session SET worked_at = :now
                                WHERE id = :id AND step = :step AND ended_at IS NULL
                                  AND (worked_at IS NULL OR worked_at < :silentSince)
                                """)
                        .param("id", id)
                        .param("step", step)
                        .param("now", Timestamp.from(now))
                        .param("silentSince", Timestamp.from(silentSince))
                        .update()
                == 1;
    }

    /** This node is still at work for these sessions. */
    void keepWorking(Collection<UUID> sessions, Instant now) {
        jdbc.sql("UPDATE session SET worked_at = :now WHERE id = ANY(:ids) AND ended_at IS NULL")
                .param("now", Timestamp.from(now))
                .param("ids", sessions.toArray(UUID[]::new))
                .update();
    }

    void insertAcceptance(Session session, CustomerId customer, String version, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO terms_acceptance (partner_id, customer_id, version,
                                                      accepted_at, session_id)
                        VALUES (:partner, :customer, :version, :now, :session)
                        ON CONFLICT DO NOTHING
                        """)
                .param("partner", session.link().partner().value())
                .param("customer", customer.value())
                .param("version", version)
                .param("now", Timestamp.from(now))
                .param("session", session.id())
                .update();
    }

    void deleteStartedBefore(Instant instant) {
        jdbc.sql("DELETE FROM session WHERE started_at < :instant")
                .param("instant", Timestamp.from(instant))
                .update();
    }

    /** Whoever moves a session to work is at work from then on. */
    private static @Nullable Timestamp workedAt(SessionState state, Instant now) {
        return state.stage() instanceof Stage.Working ? Timestamp.from(now) : null;
    }

    private StoredSession session(ResultSet row) throws SQLException {
        var id = row.getObject(1, UUID.class);
        var state = row.getBytes(6);
        var ending = row.getString(9);
        var host = row.getString(10);
        var experience = row.getObject(11, UUID.class);
        return new StoredSession(
                id,
                new PartnerId(row.getString(2)),
                new LinkId(HexFormat.of().formatHex(row.getBytes(3))),
                row.getTimestamp(4).toInstant(),
                row.getInt(5),
                state == null ? null : json.open(id, state),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                ending == null ? null : Ending.valueOf(ending),
                host == null ? null : SessionJson.readHost(host),
                experience == null
                        ? null
                        : new StoredExperience(new ExperienceId(experience), row.getInt(12)));
    }
}
