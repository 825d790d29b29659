package io.fairlead.webhook;

import io.fairlead.shared.database.BackgroundConnection;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What the courier takes from the queue, and what it writes down. */
@Repository
class DeliveryStore {

    private static final String CLAIM = Sql.file("webhook/claim.sql");
    private static final String RECORD = Sql.file("webhook/record.sql");

    private final Sql sql;
    private final MonthPartitions partitions;
    private final SealedHeaders headers;

    DeliveryStore(
            BackgroundConnection connection, MonthPartitions partitions, SealedHeaders headers) {
        this.sql = connection.sql();
        this.partitions = partitions;
        this.headers = headers;
    }

    /**
     * The hosts for which events wait. They are found by jumping from one to the next in the index,
     * so that many sessions cost no more than a few.
     */
    List<String> hosts() {
        return sql.of(
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
                .list(String.class);
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
        return sql.of(CLAIM)
                .with(
                        Columns.of(looks)
                                .texts("hosts", HostLook::host)
                                .integers("rooms", HostLook::room)
                                .texts("since", DeliveryStore::since))
                .with("now", now)
                .with("most", most)
                .with("leaseEnd", now.plus(lease))
                .list(DeliveryStore::claimed);
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
        return sql.of(RECORD)
                .with(
                        Columns.of(settled)
                                .uuids("subscriptions", one -> one.claimed().session())
                                .integers("claims", one -> one.claimed().claim())
                                .texts("partners", one -> one.claimed().partner())
                                .texts("events", one -> one.claimed().event())
                                .instants("created", one -> one.claimed().event().moment())
                                .texts("states", Settled::state)
                                .instants("due", Settled::dueAt)
                                .instants("started", one -> one.attempt().startedAt())
                                .texts("outcomes", one -> one.attempt().outcome())
                                .integers("statuses", one -> one.attempt().status())
                                .integers("latencies", one -> millis(one.attempt().latency()))
                                .texts("excerpts", one -> one.attempt().excerpt()))
                .set(row -> row.uuid("subscription_id"));
    }

    private static int millis(Duration latency) {
        return Math.toIntExact(latency.toMillis());
    }

    private static Claimed claimed(Row row) {
        return new Claimed(
                row.uuid("subscription_id"),
                row.partner("partner_id"),
                row.text("host"),
                URI.create(row.text("url")),
                row.stored("content_type", ContentType.class),
                row.bytesOrNull("headers_sealed"),
                row.integer("claims"),
                row.instant("was_due_at"),
                new EventId(row.text("event_id")),
                row.text("type"),
                row.bytes("body"),
                row.instant("queued_at"),
                row.integer("tries"));
    }
}
