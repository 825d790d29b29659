package io.fairlead.session;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.session.state.BrowserHash;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.LinkProgress;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionJson;
import io.fairlead.session.state.SessionTimeline;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class TimelineStore {

    private static final String APPEND =
            """
            , appended AS (
                INSERT INTO session_event (partner_id, session_id, customer_id, number, version,
                                           occurred_at, type, data)
                SELECT :partner, :id, :customer, changed.events - :more + place, :eventVersion,
                       :occurredAt, type, data::json
                FROM changed, unnest(:types::text[], :data::text[]) WITH ORDINALITY
                              AS event (type, data, place))
            SELECT events FROM changed
            """;

    private final Sql sql;
    private final MonthPartitions partitions;

    TimelineStore(Sql sql, MonthPartitions partitions) {
        this.sql = sql;
        this.partitions = partitions;
    }

    /**
     * Changes a session, and appends to its timeline what has happened by that: one statement.
     *
     * @param change a constant: a statement that changes the row of the session and returns its
     *     {@code events}
     * @param version that of the session after it
     * @return the statement, which has the number of the last event when there was such a row
     */
    Sql.Statement appending(
            String change, Session session, int version, List<SessionEvent> events, Instant now) {
        partitions.ensure("session_event", now);
        return sql.of("WITH changed AS (" + change + ")" + APPEND)
                .with("partner", session.link().partner())
                .with("id", session.id())
                .with("customer", session.customer())
                .with("more", events.size())
                .with("eventVersion", version)
                .with("occurredAt", now)
                .with(
                        Columns.of(events)
                                .texts("types", event -> SessionJson.name(event.getClass()))
                                .texts("data", SessionJson::write));
    }

    /**
     * What has happened in a session.
     *
     * @param after the number of the last event that is known already; 0 for none
     */
    List<TimelineEntry> find(PartnerId partner, UUID session, Instant startedAt, int after) {
        return sql.of(
                        """
                        SELECT number, customer_id, occurred_at, data FROM session_event
                        WHERE partner_id = :partner AND session_id = :session
                          AND occurred_at >= :startedAt AND number > :after
                        ORDER BY number
                        """)
                .with("partner", partner)
                .with("session", session)
                .with("startedAt", startedAt)
                .with("after", after)
                .list(TimelineStore::entry);
    }

    /** The logins that were shared in the link's sessions of other browsers. */
    Set<String> loginsSharedByOthers(Link link, BrowserHash browser) {
        return sql.of(
                        """
                        SELECT DISTINCT event.data ->> 'login' AS login
                        FROM session JOIN session_event AS event
                          ON event.partner_id = session.partner_id
                         AND event.session_id = session.id
                        WHERE session.partner_id = :partner AND session.link_id = :link
                          AND session.browser_hash <> :browser
                          AND event.occurred_at >= :linkCreatedAt AND event.type = :added
                        """)
                .with("partner", link.partner())
                .with("link", link.id())
                .with("browser", browser)
                .with("linkCreatedAt", link.createdAt())
                .with("added", SessionJson.name(SessionEvent.AccountsAdded.class))
                .set(row -> row.text("login"));
    }

    /** How many sessions of the link there are. */
    long count(Link link) {
        return sql.of(
                        """
                        SELECT count(*) FROM session
                        WHERE partner_id = :partner AND link_id = :link
                        """)
                .with("partner", link.partner())
                .with("link", link.id())
                .single(Long.class);
    }

    /** Sessions of the link in the order of their beginning, without their entries. */
    List<SessionTimeline> list(Link link, int start, int limit) {
        return sql.of(
                        """
                        SELECT id, started_at, shown_at, ended_at, ending FROM session
                        WHERE partner_id = :partner AND link_id = :link
                        ORDER BY started_at, id LIMIT :limit OFFSET :offset
                        """)
                .with("partner", link.partner())
                .with("link", link.id())
                .with("limit", limit)
                .with("offset", start - 1)
                .list(TimelineStore::session);
    }

    /** One look at the sessions of all these links. */
    Map<LinkId, LinkProgress> progress(PartnerId partner, Collection<LinkId> links) {
        return sql
                .of(
                        """
                        SELECT DISTINCT ON (link_id) link_id, ending,
                               coalesce(ended_at, started_at) AS latest_at,
                               count(*) OVER (PARTITION BY link_id) AS sessions
                        FROM session
                        WHERE partner_id = :partner AND link_id = ANY(:links)
                        ORDER BY link_id, started_at DESC
                        """)
                .with("partner", partner)
                .with("links", links.stream().map(LinkId::value).toArray(byte[][]::new))
                .list(row -> Map.entry(LinkId.of(row.bytes("link_id")), progress(row)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static LinkProgress progress(Row row) {
        return new LinkProgress(
                row.bigint("sessions"),
                row.instant("latest_at"),
                row.storedOrNull("ending", Ending.class));
    }

    Map<LinkId, Long> sizes(PartnerId partner, Collection<LinkId> links) {
        return sql
                .of(
                        """
                        SELECT link_id, sum(events)::bigint AS events FROM session
                        WHERE partner_id = :partner AND link_id = ANY(:links)
                        GROUP BY link_id
                        """)
                .with("partner", partner)
                .with("links", links.stream().map(LinkId::value).toArray(byte[][]::new))
                .list(row -> Map.entry(LinkId.of(row.bytes("link_id")), row.bigint("events")))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<LinkId> linkOf(PartnerId partner, UUID session) {
        return sql.of(
                        """
                        SELECT link_id FROM session WHERE id = :session AND partner_id = :partner
                        """)
                .with("session", session)
                .with("partner", partner)
                .optional(row -> LinkId.of(row.bytes("link_id")));
    }

    Optional<Instant> issuedAt(PartnerId partner, LinkId link) {
        return sql.of(
                        """
                        SELECT link_created_at FROM session
                        WHERE partner_id = :partner AND link_id = :link LIMIT 1
                        """)
                .with("partner", partner)
                .with("link", link)
                .optional(row -> row.instant("link_created_at"));
    }

    /** The latest entries of each of these sessions, which began after the given moment. */
    Map<UUID, List<TimelineEntry>> latest(
            PartnerId partner, List<UUID> sessions, Instant startedAfter, int mostOfOne) {
        return sql
                .of(
                        """
                        SELECT event.number, event.customer_id, event.occurred_at, event.data,
                               session.id AS session_id
                        FROM session JOIN session_event AS event
                          ON event.partner_id = session.partner_id
                         AND event.session_id = session.id
                        WHERE session.id = ANY(:sessions) AND event.partner_id = :partner
                          AND event.occurred_at >= :startedAfter
                          AND event.number > session.events - :mostOfOne
                        ORDER BY event.number
                        """)
                .with("partner", partner)
                .with("sessions", sessions.toArray(UUID[]::new))
                .with("startedAfter", startedAfter)
                .with("mostOfOne", mostOfOne)
                .list(row -> Map.entry(row.uuid("session_id"), entry(row)))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** The latest query that was searched for. */
    Optional<String> latestQuery(Session session) {
        return sql.of(
                        """
                        SELECT data ->> 'query' FROM session_event
                        WHERE partner_id = :partner AND session_id = :session
                          AND occurred_at >= :startedAt AND type = :searched
                        ORDER BY number DESC LIMIT 1
                        """)
                .with("partner", session.link().partner())
                .with("session", session.id())
                .with("startedAt", session.startedAt())
                .with("searched", SessionJson.name(SessionEvent.Searched.class))
                .optional(String.class);
    }

    private static TimelineEntry entry(Row row) {
        return new TimelineEntry(
                row.integer("number"),
                row.customer("customer_id"),
                row.instant("occurred_at"),
                SessionJson.readEvent(row.text("data")));
    }

    private static SessionTimeline session(Row row) {
        return new SessionTimeline(
                row.uuid("id"),
                row.instant("started_at"),
                row.instantOrNull("shown_at"),
                row.instantOrNull("ended_at"),
                row.storedOrNull("ending", Ending.class),
                List.of());
    }
}
