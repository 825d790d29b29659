package io.fairlead.console.operator;

import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Counts what waits and measures the database; it reads no consumer's data. */
@Repository
class MachineStore {

    private final Sql sql;

    MachineStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A queue of work in the background.
     *
     * @param waiting how many items are in it
     * @param working how many of them a node works on
     * @param oldest when the oldest of those that wait was due; null: none is
     */
    record Queue(String name, long waiting, long working, @Nullable Instant oldest) {}

    /** A table with all its partitions and indexes. */
    record Table(String name, long bytes) {}

    /** The queues, by name. */
    List<Queue> queues(Instant now) {
        return sql.of(
                        """
                        SELECT queue AS name, count(*) AS waiting, count(heartbeat_at) AS working,
                               min(due_at) FILTER (WHERE due_at <= :now AND heartbeat_at IS NULL)
                                   AS oldest
                        FROM work_item GROUP BY queue
                        UNION ALL
                        SELECT 'webhooks', coalesce(sum(waiting), 0)::bigint,
                               count(*) FILTER (WHERE sending),
                               min(due_at) FILTER (WHERE due_at <= :now AND NOT sending)
                        FROM webhook_stream WHERE waiting > 0
                        UNION ALL
                        SELECT 'mails', count(*), 0, min(due_at) FILTER (WHERE due_at <= :now)
                        FROM email_message WHERE state = 'QUEUED'
                        ORDER BY name
                        """)
                .with("now", now)
                .list(
                        row ->
                                new Queue(
                                        row.text("name"),
                                        row.bigint("waiting"),
                                        row.bigint("working"),
                                        row.instantOrNull("oldest")));
    }

    long databaseBytes() {
        return sql.of("SELECT pg_database_size(current_database())").single(Long.class);
    }

    /** The largest tables, the largest first. */
    List<Table> tables(int most) {
        return sql.of(
                        """
                        SELECT coalesce(parent.relname, child.relname) AS name,
                               sum(pg_total_relation_size(child.oid))::bigint AS bytes
                        FROM pg_class AS child
                        LEFT JOIN pg_inherits ON pg_inherits.inhrelid = child.oid
                        LEFT JOIN pg_class AS parent ON parent.oid = pg_inherits.inhparent
                        WHERE child.relkind = 'r'
                          AND child.relnamespace = current_schema()::regnamespace
                        GROUP BY 1 ORDER BY 2 DESC LIMIT :most
                        """)
                .with("most", most)
                .list(row -> new Table(row.text("name"), row.bigint("bytes")));
    }

    /** Which servers are connected to the database, by what they call themselves. */
    long connections() {
        return sql.of(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND backend_type = 'client backend'
                        """)
                .single(Long.class);
    }
}
