package io.fairlead.webhook;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The queue: what is to be sent, and who sends it. */
@Repository
class OutboxStore {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final MonthPartitions partitions;
    private final Sealer sealer;

    OutboxStore(JdbcClient jdbc, JdbcTemplate template, MonthPartitions partitions, Sealer sealer) {
        this.jdbc = jdbc;
        this.template = template;
        this.partitions = partitions;
        this.sealer = sealer;
    }

    /**
     * Room for events at the end of a subscription.
     *
     * @param last the number of the last of them
     * @param gone whether the receiver wants none
     */
    record Room(PartnerId partner, String link, ContentType contentType, int last, boolean gone) {}

    /** An event as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record NewEvent(EventId id, int number, Notice notice, byte[] body) {}

    /**
     * What waits.
     *
     * @param since since when the session waits that has waited longest
     */
    record Backlog(long events, @Nullable Instant since) {}

    void insert(Subscription subscription, Instant now) {
        var receiver = subscription.receiver();
        jdbc.sql(
                        """
                        INSERT INTO webhook_subscription (id, partner_id, link_id, url, host,
                                                          content_type, headers_sealed, created_at,
                                                          events, waiting, due_at, claims)
                        VALUES (:id, :partner, decode(:link, 'hex'), :url, :host,
                                :contentType, :headers, :now, 0, 0, :now, 0)
                        """)
                .param("id", subscription.session())
                .param("partner", subscription.partner().value())
                .param("link", subscription.link())
                .param("url", receiver.url().toString())
                .param("host", receiver.host())
                .param("contentType", receiver.contentType().name())
                .param("headers", sealed(subscription))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Makes room for more events; they wait unless the receiver wants none. */
    Optional<Room> grow(UUID session, int more, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE webhook_subscription
                        SET events = events + :more,
                            waiting = CASE WHEN gone_at IS NULL THEN waiting + :more ELSE 0 END,
                            waiting_since = CASE waiting WHEN 0 THEN :now ELSE waiting_since END,
                            due_at = CASE WHEN waiting = 0 AND NOT sending THEN :now
                                          ELSE due_at END
                        WHERE id = :id
                        RETURNING partner_id, encode(link_id, 'hex'), content_type, events,
                                  gone_at IS NOT NULL
                        """)
                .param("id", session)
                .param("more", more)
                .param("now", Timestamp.from(now))
                .query(
                        (row, _) ->
                                new Room(
                                        new PartnerId(row.getString(1)),
                                        row.getString(2),
                                        ContentType.valueOf(row.getString(3)),
                                        row.getInt(4),
                                        row.getBoolean(5)))
                .optional();
    }

    void append(UUID session, Room room, List<NewEvent> events, Instant now) {
        partitions.ensure("webhook_event", now);
        template.batchUpdate(
                """
                INSERT INTO webhook_event (partner_id, created_at, id, subscription_id, number,
                                           link_id, customer_id, type, body, state, queued_at,
                                           tries)
                VALUES (?, ?, ?, ?, ?, decode(?, 'hex'), ?, ?, ?, ?, ?, 0)
                """,
                events.stream().map(event -> row(session, room, event, now)).toList());
    }

    private static Object[] row(UUID session, Room room, NewEvent event, Instant now) {
        return new Object[] {
            room.partner().value(),
            Timestamp.from(event.id().moment()),
            event.id().value(),
            session,
            event.number(),
            room.link(),
            event.notice().customer().value(),
            event.notice().eventType(),
            event.body(),
            (room.gone() ? EventState.GONE : EventState.WAITING).name(),
            Timestamp.from(now)
        };
    }

    /**
     * Takes sessions whose first waiting event is due, each for one node until {@code lease} is
     * over. The hosts are found by jumping from one to the next in the index, so that neither the
     * backlog of one nor the number of sessions makes the others wait.
     *
     * @param inFlight host to what this node is sending to it
     * @param perHost the most that it sends to one host at the same time
     */
    List<Claimed> claim(
            Instant now, Duration lease, Map<String, Integer> inFlight, int perHost, int most) {
        return jdbc.sql(
                        """
                        WITH RECURSIVE host (name) AS (
                            (SELECT host FROM webhook_subscription WHERE waiting > 0
                             ORDER BY host LIMIT 1)
                            UNION ALL
                            SELECT (SELECT host FROM webhook_subscription
                                    WHERE waiting > 0 AND host > host.name
                                    ORDER BY host LIMIT 1)
                            FROM host WHERE host.name IS NOT NULL
                        ),
                        due AS (
                            SELECT first.id
                            FROM host
                            LEFT JOIN unnest(?::text[], ?::integer[]) AS busy (host, sending)
                                   ON busy.host = host.name
                            CROSS JOIN LATERAL (
                                SELECT id, due_at FROM webhook_subscription
                                WHERE waiting > 0 AND host = host.name AND due_at <= ?
                                ORDER BY due_at
                                LIMIT greatest(0, ? - coalesce(busy.sending, 0))
                                FOR UPDATE SKIP LOCKED
                            ) AS first
                            ORDER BY first.due_at LIMIT ?
                        ),
                        claimed AS (
                            UPDATE webhook_subscription AS subscription
                            SET due_at = ?, claims = claims + 1, sending = true
                            FROM due WHERE subscription.id = due.id
                            RETURNING subscription.*
                        )
                        SELECT claimed.id, claimed.partner_id, encode(claimed.link_id, 'hex'),
                               url, content_type, headers_sealed, claims,
                               event.id, event.type, event.body, event.queued_at, event.tries
                        FROM claimed
                        CROSS JOIN LATERAL (
                            SELECT * FROM webhook_event
                            WHERE subscription_id = claimed.id AND state = 'WAITING'
                            ORDER BY number LIMIT 1
                        ) AS event
                        """)
                .param(inFlight.keySet().toArray(String[]::new))
                .param(inFlight.values().toArray(Integer[]::new))
                .param(Timestamp.from(now))
                .param(perHost)
                .param(most)
                .param(Timestamp.from(now.plus(lease)))
                .query((row, _) -> claimed(row))
                .list();
    }

    /**
     * Writes down attempts and what follows from them. Who has been overtaken by another node still
     * counts an event as delivered, but moves no session's place in the queue. Places are locked in
     * the order of their sessions, as everywhere.
     */
    void record(List<Settled> settled) {
        settled.forEach(one -> partitions.ensure("webhook_attempt", one.attempt().startedAt()));
        jdbc.sql(
                        """
                        WITH given AS (
                            SELECT * FROM unnest(?::uuid[], ?::integer[], ?::text[], ?::text[],
                                                 ?::text[]::timestamptz[], ?::text[],
                                                 ?::text[]::timestamptz[],
                                                 ?::text[]::timestamptz[], ?::text[],
                                                 ?::integer[], ?::integer[], ?::text[])
                                 AS given (subscription_id, claim, partner_id, event_id,
                                            created_at, state, due_at, started_at, outcome, status,
                                            latency_ms, excerpt)
                        ),
                        place AS MATERIALIZED (
                            SELECT id FROM webhook_subscription
                            WHERE id IN (SELECT subscription_id FROM given)
                            ORDER BY id FOR UPDATE
                        ),
                        result AS MATERIALIZED (
                            SELECT given.* FROM place JOIN given ON subscription_id = place.id
                        ),
                        logged AS (
                            INSERT INTO webhook_attempt (partner_id, event_id, started_at, outcome,
                                                         status, latency_ms, excerpt)
                            SELECT partner_id, event_id, started_at, outcome, status, latency_ms,
                                   excerpt
                            FROM result
                            ON CONFLICT DO NOTHING
                        ),
                        tried AS (
                            UPDATE webhook_event AS event
                            SET state = result.state, tries = event.tries + 1
                            FROM result
                            WHERE event.partner_id = result.partner_id
                              AND event.created_at = result.created_at
                              AND event.id = result.event_id
                              AND event.state = 'WAITING'
                            RETURNING event.subscription_id, event.state
                        ),
                        dropped AS (
                            UPDATE webhook_event AS event SET state = 'GONE'
                            FROM result
                            WHERE result.state = 'GONE'
                              AND event.subscription_id = result.subscription_id
                              AND event.id <> result.event_id
                              AND event.state = 'WAITING'
                            RETURNING event.subscription_id, event.state
                        ),
                        ended AS (
                            SELECT subscription_id, count(*) AS events
                            FROM (SELECT * FROM tried UNION ALL SELECT * FROM dropped) AS changed
                            WHERE state <> 'WAITING'
                            GROUP BY subscription_id
                        )
                        UPDATE webhook_subscription AS subscription
                        SET waiting = waiting - coalesce(ended.events, 0),
                            due_at = CASE claims WHEN result.claim THEN result.due_at
                                                 ELSE subscription.due_at END,
                            sending = sending AND claims <> result.claim,
                            gone_at = CASE result.state WHEN 'GONE' THEN result.started_at
                                                        ELSE gone_at END
                        FROM result LEFT JOIN ended USING (subscription_id)
                        WHERE subscription.id = result.subscription_id
                        """)
                .param(array(settled, UUID[]::new, one -> subscription(one).session()))
                .param(array(settled, Integer[]::new, one -> one.claimed().claim()))
                .param(array(settled, String[]::new, one -> subscription(one).partner().value()))
                .param(array(settled, String[]::new, one -> one.claimed().event().value()))
                .param(times(settled, one -> one.claimed().event().moment()))
                .param(array(settled, String[]::new, one -> one.state().name()))
                .param(times(settled, Settled::dueAt))
                .param(times(settled, one -> one.attempt().startedAt()))
                .param(array(settled, String[]::new, one -> one.attempt().outcome().name()))
                .param(array(settled, Integer[]::new, one -> one.attempt().status()))
                .param(
                        array(
                                settled,
                                Integer[]::new,
                                one -> Math.toIntExact(one.attempt().latency().toMillis())))
                .param(array(settled, String[]::new, one -> one.attempt().excerpt()))
                .update();
    }

    /**
     * Deletes a customer's events, also those that wait, with their attempts. The first statement
     * locks the sessions' places, so that the second sees what has become of their events.
     */
    void forget(PartnerId partner, CustomerId customer) {
        jdbc.sql(
                        """
                        SELECT id FROM webhook_subscription
                        WHERE id IN (SELECT subscription_id FROM webhook_event
                                     WHERE partner_id = :partner AND customer_id = :customer)
                        ORDER BY id FOR UPDATE
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .query(UUID.class)
                .list();
        jdbc.sql(
                        """
                        WITH forgotten AS (
                            DELETE FROM webhook_event
                            WHERE partner_id = :partner AND customer_id = :customer
                            RETURNING id, subscription_id, state
                        ),
                        attempts AS (
                            DELETE FROM webhook_attempt
                            WHERE partner_id = :partner
                              AND event_id IN (SELECT id FROM forgotten)
                        ),
                        dropped AS (
                            SELECT subscription_id, count(*) AS events
                            FROM forgotten WHERE state = 'WAITING'
                            GROUP BY subscription_id
                        )
                        UPDATE webhook_subscription SET waiting = waiting - dropped.events
                        FROM dropped WHERE id = dropped.subscription_id
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .update();
    }

    Backlog backlog() {
        return jdbc.sql(
                        """
                        SELECT coalesce(sum(waiting), 0), min(waiting_since)
                        FROM webhook_subscription WHERE waiting > 0
                        """)
                .query(
                        (row, _) -> {
                            var since = row.getTimestamp(2);
                            return new Backlog(
                                    row.getLong(1), since == null ? null : since.toInstant());
                        })
                .single();
    }

    private Claimed claimed(ResultSet row) throws SQLException {
        var session = row.getObject(1, UUID.class);
        var headers = row.getBytes(6);
        return new Claimed(
                new Subscription(
                        session,
                        new PartnerId(row.getString(2)),
                        row.getString(3),
                        new Receiver(
                                URI.create(row.getString(4)),
                                ContentType.valueOf(row.getString(5)),
                                headers == null ? Map.of() : open(session, headers))),
                row.getInt(7),
                new EventId(row.getString(8)),
                row.getString(9),
                row.getBytes(10),
                row.getTimestamp(11).toInstant(),
                row.getInt(12));
    }

    private byte @Nullable [] sealed(Subscription subscription) {
        var headers = subscription.receiver().headers();
        if (headers.isEmpty()) {
            return null;
        }
        var revealed = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> revealed.put(name, value.reveal()));
        return sealer.seal(JSON.writeValueAsString(revealed), headersOf(subscription.session()));
    }

    private Map<String, Secret> open(UUID session, byte[] sealed) {
        var revealed =
                JSON.readValue(
                        sealer.open(sealed, headersOf(session)),
                        new TypeReference<LinkedHashMap<String, String>>() {});
        var headers = new LinkedHashMap<String, Secret>();
        revealed.forEach((name, value) -> headers.put(name, new Secret(value)));
        return headers;
    }

    private static SealedPlace headersOf(UUID session) {
        return new SealedPlace("webhook_subscription", "headers_sealed", session.toString());
    }

    private static Subscription subscription(Settled settled) {
        return settled.claimed().subscription();
    }

    private static <T> @Nullable T[] array(
            List<Settled> settled,
            IntFunction<@Nullable T[]> empty,
            Function<Settled, @Nullable T> value) {
        return settled.stream().map(value).toArray(empty);
    }

    private static @Nullable String[] times(
            List<Settled> settled, Function<Settled, Instant> moment) {
        return array(settled, String[]::new, one -> moment.apply(one).toString());
    }
}
