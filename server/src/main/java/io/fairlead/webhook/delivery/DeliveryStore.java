package io.fairlead.webhook.delivery;

import io.fairlead.shared.database.BackgroundConnection;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookSubject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Claims queued events for the dispatcher, and records results. */
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
     * Returns the hosts with waiting events. The query jumps from one host to the next in the
     * index, so that many streams cost no more than a few.
     */
    List<String> hosts() {
        return sql.of(
                        """
                        WITH RECURSIVE host (name) AS (
                            (SELECT host FROM webhook_stream WHERE waiting > 0
                             ORDER BY host LIMIT 1)
                            UNION ALL
                            SELECT (SELECT host FROM webhook_stream
                                    WHERE waiting > 0 AND host > host.name
                                    ORDER BY host LIMIT 1)
                            FROM host WHERE host.name IS NOT NULL
                        )
                        SELECT name FROM host WHERE name IS NOT NULL
                        """)
                .list(String.class);
    }

    /**
     * Claims streams whose first waiting event is due, each for one node until {@code lease} is
     * over. Streams to hosts with most room come first, so that hosts that hang hold up no others;
     * then the streams that are due longest.
     *
     * @param polls the hosts to take from, and how many streams of each
     * @param most the number of streams in all
     */
    List<ClaimedEvent> claim(Instant now, Duration lease, List<HostPoll> polls, int most) {
        return sql.of(CLAIM)
                .with(
                        Columns.of(polls)
                                .texts("hosts", HostPoll::host)
                                .integers("rooms", HostPoll::room)
                                .texts("since", DeliveryStore::since))
                .with("now", now)
                .with("most", most)
                .with("leaseEnd", now.plus(lease))
                .list(DeliveryStore::claimed);
    }

    /** Returns the receiver of an event. */
    Receiver receiver(ClaimedEvent claimed) {
        return new Receiver(
                claimed.url(),
                claimed.contentType(),
                headers.open(claimed.stream(), claimed.headersSealed()));
    }

    private static String since(HostPoll poll) {
        return poll.since() == null ? "-infinity" : poll.since().toString();
    }

    /**
     * Records results, one for each stream. A node that another has overtaken still marks an event
     * as delivered, but does not move the stream's place in the queue.
     *
     * @return the streams that somebody else has locked: nothing is recorded for them
     */
    Set<UUID> record(List<DeliveryResult> results) {
        results.forEach(one -> partitions.ensure("webhook_attempt", one.attempt().startedAt()));
        return sql.of(RECORD)
                .with(
                        Columns.of(results)
                                .uuids("streams", one -> one.claimed().stream())
                                .integers("claims", one -> one.claimed().claim())
                                .texts("partners", one -> one.claimed().partner())
                                .texts("events", one -> one.claimed().event())
                                .instants("created", one -> one.claimed().event().moment())
                                .texts("states", DeliveryResult::state)
                                .instants("due", DeliveryResult::dueAt)
                                .instants("started", one -> one.attempt().startedAt())
                                .texts("outcomes", one -> one.attempt().outcome())
                                .integers("statuses", one -> one.attempt().status())
                                .integers("latencies", one -> millis(one.attempt().latency()))
                                .texts("excerpts", one -> one.attempt().excerpt()))
                .set(row -> row.uuid("stream_id"));
    }

    private static int millis(Duration latency) {
        return Math.toIntExact(latency.toMillis());
    }

    private static ClaimedEvent claimed(Row row) {
        return new ClaimedEvent(
                row.uuid("stream_id"),
                new WebhookSubject(row.text("subject_kind"), row.text("subject_id")),
                row.partner("partner_id"),
                row.text("host"),
                URI.create(row.text("url")),
                row.stored("content_type", ContentType.class),
                row.bytesOrNull("headers_sealed"),
                row.integer("claims"),
                row.instant("was_due_at"),
                new EventId(row.text("event_id")),
                row.stored("type", WebhookEventName.class),
                row.bytes("body"),
                row.instant("queued_at"),
                row.integer("tries"));
    }
}
