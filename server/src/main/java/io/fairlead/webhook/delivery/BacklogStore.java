package io.fairlead.webhook.delivery;

import io.fairlead.shared.database.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Measures the queue for operators. */
@Repository
class BacklogStore {

    private final Sql sql;

    BacklogStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * The events that are waiting to be sent.
     *
     * @param since when the oldest waiting stream was queued; null when none waits
     */
    record Backlog(long events, @Nullable Instant since) {}

    Backlog backlog() {
        return sql.of(
                        """
                        SELECT coalesce(sum(waiting), 0) AS events, min(waiting_since) AS since
                        FROM webhook_stream WHERE waiting > 0
                        """)
                .single(row -> new Backlog(row.bigint("events"), row.instantOrNull("since")));
    }
}
