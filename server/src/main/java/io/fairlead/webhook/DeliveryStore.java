package io.fairlead.webhook;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.BackgroundConnection;
import io.fairlead.shared.database.MonthPartitions;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the courier takes from the queue, and what it writes down. */
@Repository
class DeliveryStore {

    private final JdbcClient jdbc;
    private final MonthPartitions partitions;
    private final SealedHeaders headers;

    DeliveryStore(
            BackgroundConnection connection, MonthPartitions partitions, SealedHeaders headers) {
        this.jdbc = connection.jdbc();
        this.partitions = partitions;
        this.headers = headers;
    }

    /**
     * The hosts for which events wait. They are found by jumping from one to the next in the index,
     * so that many sessions cost no more than a few.
     */
    List<String> hosts() {
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
                        )
                        SELECT name FROM host WHERE name IS NOT NULL
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /**
     * Takes sessions whose first waiting event is due, each for one node until {@code lease} is
     * over. Those of hosts with most room come first, so that what hangs at others holds up none of
     * them; then those that are due longest.
     *
     * @param looks where to look, and for how many
     * @param most how many in all
     */
    List<Claimed> claim(Instant now, Duration lease, List<HostLook> looks, int most) {
        return jdbc.sql(
                        """
                        WITH queue AS (
                            SELECT * FROM unnest(?::text[], ?::integer[], ?::text[]::timestamptz[])
                                 AS queue (host, room, since)
                        ),
                        due AS (
                            SELECT first.id, first.due_at
                            FROM queue CROSS JOIN LATERAL (
                                SELECT id, due_at FROM webhook_subscription
                                WHERE waiting > 0 AND host = queue.host
                                  AND due_at BETWEEN queue.since AND ?
                                ORDER BY due_at LIMIT queue.room
                                FOR UPDATE SKIP LOCKED
                            ) AS first
                            ORDER BY queue.room DESC, first.due_at LIMIT ?
                        ),
                        claimed AS (
                            UPDATE webhook_subscription AS subscription
                            SET due_at = ?, claims = claims + 1, sending = true
                            FROM due WHERE subscription.id = due.id
                            RETURNING subscription.*, due.due_at AS was_due_at
                        )
                        SELECT claimed.id, claimed.partner_id, host, url, content_type,
                               headers_sealed, claims, was_due_at, event.id, event.type,
                               event.body, event.queued_at, event.tries
                        FROM claimed
                        CROSS JOIN LATERAL (
                            SELECT * FROM webhook_event
                            WHERE subscription_id = claimed.id AND state = 'WAITING'
                            ORDER BY number LIMIT 1
                        ) AS event
                        """)
                .param(array(looks, String[]::new, HostLook::host))
                .param(array(looks, Integer[]::new, HostLook::room))
                .param(array(looks, String[]::new, DeliveryStore::since))
                .param(Timestamp.from(now))
                .param(most)
                .param(Timestamp.from(now.plus(lease)))
                .query((row, _) -> claimed(row))
                .list();
    }

    /** Where the event goes. */
    Receiver receiver(Claimed claimed) {
        return new Receiver(
                claimed.url(),
                claimed.contentType(),
                headers.open(claimed.session(), claimed.headersSealed()));
    }

    private static String since(HostLook look) {
        return look.since() == null ? "-infinity" : look.since().toString();
    }

    /**
     * Writes down attempts and what follows from them. Who has been overtaken by another node still
     * counts an event as delivered, but moves no session's place in the queue.
     *
     * @return the sessions whose place somebody else has locked: of them nothing is written down
     */
    Set<UUID> record(List<Settled> settled) {
        settled.forEach(one -> partitions.ensure("webhook_attempt", one.attempt().startedAt()));
        return jdbc.sql(
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
                            FOR UPDATE SKIP LOCKED
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
                            WHERE EXISTS (SELECT FROM webhook_event AS event
                                          WHERE event.partner_id = result.partner_id
                                            AND event.created_at = result.created_at
                                            AND event.id = result.event_id)
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
                        ),
                        moved AS (
                            UPDATE webhook_subscription AS subscription
                            SET waiting = waiting - coalesce(ended.events, 0),
                                due_at = CASE claims WHEN result.claim THEN result.due_at
                                                     ELSE subscription.due_at END,
                                sending = sending AND claims <> result.claim,
                                gone_at = CASE result.state WHEN 'GONE' THEN result.started_at
                                                            ELSE gone_at END
                            FROM result LEFT JOIN ended USING (subscription_id)
                            WHERE subscription.id = result.subscription_id
                        )
                        SELECT subscription_id FROM given
                        WHERE subscription_id NOT IN (SELECT id FROM place)
                          AND EXISTS (SELECT FROM webhook_subscription
                                      WHERE id = subscription_id)
                        """)
                .param(array(settled, UUID[]::new, one -> one.claimed().session()))
                .param(array(settled, Integer[]::new, one -> one.claimed().claim()))
                .param(array(settled, String[]::new, one -> one.claimed().partner().value()))
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
                .query((row, _) -> row.getObject(1, UUID.class))
                .set();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                row.getObject(1, UUID.class),
                new PartnerId(row.getString(2)),
                row.getString(3),
                URI.create(row.getString(4)),
                ContentType.valueOf(row.getString(5)),
                row.getBytes(6),
                row.getInt(7),
                row.getTimestamp(8).toInstant(),
                new EventId(row.getString(9)),
                row.getString(10),
                row.getBytes(11),
                row.getTimestamp(12).toInstant(),
                row.getInt(13));
    }

    private static <S, T> @Nullable T[] array(
            List<S> list, IntFunction<@Nullable T[]> empty, Function<S, @Nullable T> value) {
        return list.stream().map(value).toArray(empty);
    }

    private static @Nullable String[] times(
            List<Settled> settled, Function<Settled, Instant> moment) {
        return array(settled, String[]::new, one -> moment.apply(one).toString());
    }
}
