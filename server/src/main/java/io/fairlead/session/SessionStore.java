package io.fairlead.session;

import io.fairlead.experience.ExperienceId;
import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.session.state.BrowserHash;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Host;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionJson;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.SessionState;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.database.UnhurriedConnections;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.work.LeaseTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The rows of sessions. Long, because each move of a session is a statement of its own, which
 * compares and sets.
 */
@Repository
class SessionStore implements LeaseTable<UUID> {

    private static final String SELECT =
            """
            SELECT id, partner_id, link_id, link_created_at, version, state_sealed, events,
                   started_at, expires_at, ending, host, experience_id, experience_version,
                   browser_hash, language, shown_at IS NOT NULL AS shown
            FROM session
            """;

    private final Sql sql;
    private final Sql unhurried;
    private final TimelineStore timelines;
    private final SessionJson json;

    SessionStore(
            Sql sql, UnhurriedConnections unhurried, TimelineStore timelines, SessionJson json) {
        this.sql = sql;
        this.timelines = timelines;
        this.unhurried = unhurried.sql();
        this.json = json;
    }

    record StoredSession(
            UUID id,
            PartnerId partner,
            LinkId link,
            Instant linkCreatedAt,
            int version,
            @Nullable SessionState state,
            int events,
            Instant startedAt,
            Instant expiresAt,
            @Nullable Ending ending,
            @Nullable Host host,
            @Nullable StoredExperience experience,
            BrowserHash browser,
            Language language,
            boolean shown) {}

    record StoredExperience(ExperienceId id, int version) {}

    /**
     * A session that stands where another one has sent its consumer to a bank's page takes that
     * page's answer only once it has done something itself.
     *
     * @param events those that its timeline begins with
     */
    void insert(Session session, SessionKey key, List<SessionEvent> events) {
        var experience = session.experience();
        timelines
                .appending(
                        """
                        INSERT INTO session (id, key_hash, partner_id, customer_id,
                                             link_created_at, link_id, version, events,
                                             state_sealed, heartbeat_at, started_at, expires_at,
                                             experience_id, experience_version, browser_hash,
                                             language, shown_at)
                        VALUES (:id, :keyHash, :partner, :customer, :linkCreatedAt,
                                :link, 0, :more, :state, :heartbeatAt, :startedAt,
                                :expiresAt, :experience, :experienceVersion, :browser,
                                :language, :shownAt)
                        RETURNING events
                        """,
                        session,
                        0,
                        events,
                        session.startedAt())
                .with("keyHash", key.hash())
                .with("linkCreatedAt", session.link().createdAt())
                .with("link", session.link().id())
                .with("state", json.seal(session.id(), session.running()))
                .with("heartbeatAt", heartbeatAt(session.running(), session.startedAt()))
                .with("startedAt", session.startedAt())
                .with("expiresAt", session.expiresAt())
                .with("experience", experience == null ? null : experience.id())
                .with("experienceVersion", experience == null ? null : experience.version())
                .with("browser", session.browser())
                .with("language", session.language())
                .with("shownAt", session.shown() ? session.startedAt() : null)
                .single(Integer.class);
    }

    Optional<StoredSession> find(SessionKey key) {
        return sql.of(SELECT + "WHERE key_hash = :keyHash")
                .with("keyHash", key.hash())
                .optional(this::session);
    }

    Optional<StoredSession> find(UUID id) {
        return sql.of(SELECT + "WHERE id = :id").with("id", id).optional(this::session);
    }

    /** The session that waits for this attempt's answer from a bank's page. */
    Optional<StoredSession> findByAttempt(String attempt) {
        return sql.of(
                        SELECT
                                + """
                                WHERE attempt_id = :attempt AND ended_at IS NULL
                                ORDER BY expires_at DESC LIMIT 1
                                """)
                .with("attempt", attempt)
                .optional(this::session);
    }

    /** The link's session of a browser that goes on, and was moved last. */
    Optional<StoredSession> findRunning(Link link, List<BrowserHash> browser, Instant now) {
        return sql.of(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND link_id = :link
                                  AND browser_hash = ANY(:browser)
                                  AND ended_at IS NULL AND expires_at > :now
                                ORDER BY expires_at DESC LIMIT 1
                                """)
                .with("partner", link.partner())
                .with("link", link.id())
                .with("browser", bytes(browser))
                .with("now", now)
                .optional(this::session);
    }

    /** The session of the same link and browser that goes on, and was moved last. */
    Optional<StoredSession> findBeside(Session session, Instant now) {
        return sql.of(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND link_id = :link AND id <> :id
                                  AND browser_hash = :browser
                                  AND ended_at IS NULL AND expires_at > :now
                                ORDER BY expires_at DESC LIMIT 1
                                """)
                .with("partner", session.link().partner())
                .with("link", session.link().id())
                .with("id", session.id())
                .with("browser", session.browser())
                .with("now", now)
                .optional(this::session);
    }

    /** All sessions of a link that go on. */
    List<StoredSession> findRunning(PartnerId partner, LinkId link) {
        return sql.of(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND link_id = :link
                                  AND ended_at IS NULL
                                ORDER BY id
                                """)
                .with("partner", partner)
                .with("link", link)
                .list(this::session);
    }

    /** The link's sessions that go on, the one that was moved last first. */
    List<StoredSession> findRunning(Link link, Instant now, int limit) {
        return sql.of(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND link_id = :link
                                  AND ended_at IS NULL AND expires_at > :now
                                ORDER BY expires_at DESC LIMIT :limit
                                """)
                .with("partner", link.partner())
                .with("link", link.id())
                .with("now", now)
                .with("limit", limit)
                .list(this::session);
    }

    /**
     * When the link's session of this place began, the youngest being the first; none if it has
     * fewer since then.
     */
    Optional<Instant> startOfYoungest(Link link, Instant since, int place) {
        return sql.of(
                        """
                        SELECT started_at FROM session
                        WHERE partner_id = :partner AND link_id = :link AND started_at > :since
                        ORDER BY started_at DESC OFFSET :before LIMIT 1
                        """)
                .with("partner", link.partner())
                .with("link", link.id())
                .with("since", since)
                .with("before", place - 1)
                .optional(row -> row.instant("started_at"));
    }

    /** The customer's sessions that go on. */
    List<StoredSession> findRunning(PartnerId partner, CustomerId customer) {
        return sql.of(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND customer_id = :customer
                                  AND ended_at IS NULL
                                """)
                .with("partner", partner)
                .with("customer", customer)
                .list(this::session);
    }

    /** The versions of those of the sessions that go on. */
    Map<UUID, Integer> runningVersions(Collection<UUID> sessions) {
        return sql
                .of("SELECT id, version FROM session WHERE id = ANY (:ids) AND ended_at IS NULL")
                .with("ids", sessions.toArray(UUID[]::new))
                .list(row -> Map.entry(row.uuid("id"), row.integer("version")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Sessions whose time is over. */
    List<StoredSession> findExpired(Instant now, int limit) {
        return sql.of(
                        SELECT
                                + """
                                WHERE ended_at IS NULL AND expires_at <= :now
                                ORDER BY expires_at LIMIT :limit
                                """)
                .with("now", now)
                .with("limit", limit)
                .list(this::session);
    }

    /**
     * Moves the session, unless it has moved on from that version or has ended.
     *
     * @param events those that its timeline grows by
     * @return the number of the last one
     */
    Optional<Integer> move(
            Session from,
            SessionState to,
            List<SessionEvent> events,
            Instant now,
            Instant expiresAt) {
        return timelines
                .appending(
                        """
                        UPDATE session
                        SET version = version + 1, events = events + :more, state_sealed = :state,
                            attempt_id = :attempt, expires_at = :expiresAt, heartbeat_at = :heartbeatAt
                        WHERE id = :id AND version = :version AND ended_at IS NULL
                        RETURNING events
                        """,
                        from,
                        from.version() + 1,
                        events,
                        now)
                .with("version", from.version())
                .with("state", json.seal(from.id(), to))
                .with("attempt", to.attemptAtBank())
                .with("expiresAt", expiresAt)
                .with("heartbeatAt", heartbeatAt(to, now))
                .optional(Integer.class);
    }

    /** The same, locked until this transaction ends. */
    void lockRunning(PartnerId partner, CustomerId customer) {
        sql.of(
                        """
                        SELECT FROM session
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND ended_at IS NULL
                        ORDER BY id FOR UPDATE
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .run();
    }

    /** The session, which nobody else moves until this transaction ends. */
    Optional<StoredSession> lock(UUID id) {
        return sql.of(SELECT + "WHERE id = :id FOR UPDATE").with("id", id).optional(this::session);
    }

    /** Ends the session in the way of {@link #move}. */
    Optional<Integer> end(Session session, Ending ending, List<SessionEvent> events, Instant now) {
        return timelines
                .appending(
                        """
                        UPDATE session
                        SET version = version + 1, events = events + :more, state_sealed = NULL,
                            attempt_id = NULL, ended_at = :now, ending = :ending
                        WHERE id = :id AND version = :version AND ended_at IS NULL
                        RETURNING events
                        """,
                        session,
                        session.version() + 1,
                        events,
                        now)
                .with("version", session.version())
                .with("ending", ending)
                .with("now", now)
                .optional(Integer.class);
    }

    /** Lets the timeline grow without a move; the number of the last event; none at its end. */
    Optional<Integer> grow(Session session, List<SessionEvent> events, Instant now) {
        return timelines
                .appending(
                        """
                        UPDATE session SET events = events + :more
                        WHERE id = :id AND ended_at IS NULL
                        RETURNING events
                        """,
                        session,
                        session.version(),
                        events,
                        now)
                .optional(Integer.class);
    }

    /** The same, also after the end. */
    Optional<Integer> growEvenAfterEnd(Session session, List<SessionEvent> events, Instant now) {
        return timelines
                .appending(
                        """
                        UPDATE session SET events = events + :more WHERE id = :id RETURNING events
                        """,
                        session,
                        session.version(),
                        events,
                        now)
                .optional(Integer.class);
    }

    /** How many events the timeline has. */
    int events(Session session) {
        return sql.of("SELECT events FROM session WHERE id = :id")
                .with("id", session.id())
                .single(Integer.class);
    }

    /** Gives a session that has not been moved meanwhile to another browser. */
    boolean bind(Session session, BrowserHash browser) {
        return sql.of(
                        """
                        UPDATE session SET browser_hash = :browser
                        WHERE id = :id AND version = :version AND ended_at IS NULL
                        """)
                .with("browser", browser)
                .with("id", session.id())
                .with("version", session.version())
                .changesRow();
    }

    /** Has the session's pages in another language from now on. */
    void speak(Session session, Language language) {
        sql.of("UPDATE session SET language = :language WHERE id = :id AND ended_at IS NULL")
                .with("language", language)
                .with("id", session.id())
                .update();
    }

    /**
     * Notes that a browser shows the session.
     *
     * @return the number of its events the first time, and none after its end
     */
    Optional<Integer> show(Session session, Instant now) {
        return sql.of(
                        """
                        UPDATE session SET shown_at = :now
                        WHERE id = :id AND shown_at IS NULL AND ended_at IS NULL
                        RETURNING events
                        """)
                .with("now", now)
                .with("id", session.id())
                .optional(row -> row.integer("events"));
    }

    boolean isShown(Session session) {
        return sql.of("SELECT shown_at IS NOT NULL FROM session WHERE id = :id")
                .with("id", session.id())
                .single(Boolean.class);
    }

    boolean attach(Session session, Host host) {
        return sql.of(
                        """
                                UPDATE session SET host = :host::json
                                WHERE id = :id AND host IS NULL AND ended_at IS NULL
                                """)
                .with("id", session.id())
                .with("host", SessionJson.write(host))
                .changesRow();
    }

    /** Notes that a session's consumer is there, unless it has been moved meanwhile. */
    void prolong(Session session, Instant expiresAt) {
        sql.of(
                        """
                        UPDATE session
                        SET attempt_id = :attempt, expires_at = greatest(expires_at, :expiresAt)
                        WHERE id = :id AND version = :version AND ended_at IS NULL
                        """)
                .with("attempt", session.running().attemptAtBank())
                .with("expiresAt", expiresAt)
                .with("id", session.id())
                .with("version", session.version())
                .update();
    }

    /** Claims the lease of a session at work, unless another node has sent a heartbeat since. */
    boolean claim(UUID id, int version, Instant now, Instant heartbeatBefore) {
        return sql.of(
                        """
                        UPDATE session SET heartbeat_at = :now
                        WHERE id = :id AND version = :version AND ended_at IS NULL
                          AND (heartbeat_at IS NULL OR heartbeat_at < :heartbeatBefore)
                        """)
                .with("id", id)
                .with("version", version)
                .with("now", now)
                .with("heartbeatBefore", heartbeatBefore)
                .changesRow();
    }

    /** Passes over those that somebody has locked: the next heartbeat comes soon. */
    @Override
    public void heartbeat(Collection<UUID> sessions, Instant now) {
        sql.of(
                        """
                        UPDATE session SET heartbeat_at = :now
                        WHERE id IN (SELECT id FROM session WHERE id = ANY(:ids)
                                     FOR NO KEY UPDATE SKIP LOCKED)
                          AND ended_at IS NULL AND heartbeat_at IS NOT NULL
                        """)
                .with("now", now)
                .with("ids", sessions.toArray(UUID[]::new))
                .update();
    }

    @Override
    public void release(UUID id) {
        sql.of("UPDATE session SET heartbeat_at = NULL WHERE id = :id").with("id", id).update();
    }

    void insertAcceptance(Session session, CustomerId customer, String version, Instant now) {
        sql.of(
                        """
                        INSERT INTO terms_acceptance (partner_id, customer_id, terms_version,
                                                      accepted_at, session_id)
                        VALUES (:partner, :customer, :version, :now, :session)
                        ON CONFLICT DO NOTHING
                        """)
                .with("partner", session.link().partner())
                .with("customer", customer)
                .with("version", version)
                .with("now", now)
                .with("session", session.id())
                .update();
    }

    void deleteStartedBefore(Instant instant) {
        unhurried
                .of("DELETE FROM session WHERE started_at < :instant")
                .with("instant", instant)
                .update();
    }

    /** A node that moves a session to work holds its lease from then on. */
    private static @Nullable Instant heartbeatAt(SessionState state, Instant now) {
        return state.stage() instanceof Stage.Loading ? now : null;
    }

    private StoredSession session(Row row) {
        var id = row.uuid("id");
        var state = row.bytesOrNull("state_sealed");
        var host = row.textOrNull("host");
        var experience = row.uuidOrNull("experience_id");
        return new StoredSession(
                id,
                row.partner("partner_id"),
                LinkId.of(row.bytes("link_id")),
                row.instant("link_created_at"),
                row.integer("version"),
                state == null ? null : json.open(id, state),
                row.integer("events"),
                row.instant("started_at"),
                row.instant("expires_at"),
                row.storedOrNull("ending", Ending.class),
                host == null ? null : SessionJson.readHost(host),
                experience == null
                        ? null
                        : new StoredExperience(
                                new ExperienceId(experience), row.integer("experience_version")),
                BrowserHash.of(row.bytes("browser_hash")),
                row.stored("language", Language.class),
                row.flag("shown"));
    }

    private static byte[][] bytes(List<BrowserHash> browsers) {
        return browsers.stream().map(BrowserHash::value).toArray(byte[][]::new);
    }
}
