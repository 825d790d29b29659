package io.fairlead.shared.work;

import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;

/**
 * The items of all queues. The number of its attempts tells an item's holder from an earlier one,
 * whose heartbeats and results no longer count.
 */
@Repository
class WorkQueueStore implements LeaseTable<WorkItem> {

    private static final String CLAIM = Sql.file("work/claim.sql");

    private final Sql sql;

    WorkQueueStore(Sql sql) {
        this.sql = sql;
    }

    void add(String queue, String subject, String fairnessKey, Instant dueAt) {
        sql.of(
                        """
                        INSERT INTO work_item (queue, subject, fairness_key, due_at, attempts,
                                               revision)
                        VALUES (:queue, :subject, :fairnessKey, :dueAt, 0, 1)
                        ON CONFLICT (queue, subject) DO UPDATE
                        SET due_at = least(work_item.due_at, excluded.due_at),
                            revision = work_item.revision + 1
                        """)
                .with("queue", queue)
                .with("subject", subject)
                .with("fairnessKey", fairnessKey)
                .with("dueAt", dueAt)
                .update();
    }

    boolean isDue(String queue, Collection<String> subjects, Instant now) {
        return sql.of(
                        """
                        SELECT EXISTS (SELECT FROM work_item
                                       WHERE queue = :queue AND subject = ANY (:subjects)
                                         AND due_at <= :now)
                        """)
                .with("queue", queue)
                .with("subjects", subjects.toArray(String[]::new))
                .with("now", now)
                .single(Boolean.class);
    }

    /** Claims items that are due, taking turns between fairness keys. */
    List<WorkItem> claim(
            String queue, Instant now, Instant heartbeatAt, Instant heartbeatBefore, int atMost) {
        return sql.of(CLAIM)
                .with("queue", queue)
                .with("now", now)
                .with("heartbeatAt", heartbeatAt)
                .with("heartbeatBefore", heartbeatBefore)
                .with("atMost", atMost)
                .list(WorkQueueStore::item);
    }

    /** Passes over those that somebody has locked: the next heartbeat comes soon. */
    @Override
    public void heartbeat(Collection<WorkItem> items, Instant now) {
        sql.of(
                        """
                        WITH free AS MATERIALIZED (
                            SELECT item.queue, item.subject, item.attempts
                            FROM work_item AS item
                            JOIN unnest(:queues::text[], :subjects::text[], :attempts::integer[])
                                 AS held (queue, subject, attempts)
                              USING (queue, subject, attempts)
                            FOR NO KEY UPDATE OF item SKIP LOCKED
                        )
                        UPDATE work_item AS item SET heartbeat_at = :now
                        FROM free
                        WHERE item.queue = free.queue AND item.subject = free.subject
                          AND item.attempts = free.attempts AND item.heartbeat_at IS NOT NULL
                        """)
                .with("now", now)
                .with(
                        Columns.of(items)
                                .texts("queues", WorkItem::queue)
                                .texts("subjects", WorkItem::subject)
                                .integers("attempts", WorkItem::attempts))
                .update();
    }

    @Override
    public void release(WorkItem item) {
        of(
                        """
                        UPDATE work_item SET heartbeat_at = NULL
                        WHERE queue = :queue AND subject = :subject AND attempts = :attempts
                        """,
                        item)
                .update();
    }

    /** False when the item was added once more since it was claimed. */
    boolean delete(WorkItem item) {
        return of(
                        """
                        DELETE FROM work_item
                        WHERE queue = :queue AND subject = :subject AND attempts = :attempts
                          AND revision = :revision
                        """,
                        item)
                .with("revision", item.revision())
                .changesRow();
    }

    void tryAgain(WorkItem item, Instant dueAt) {
        of(
                        """
                        UPDATE work_item
                        SET heartbeat_at = NULL,
                            due_at = CASE revision WHEN :revision THEN :dueAt ELSE due_at END
                        WHERE queue = :queue AND subject = :subject AND attempts = :attempts
                        """,
                        item)
                .with("revision", item.revision())
                .with("dueAt", dueAt)
                .update();
    }

    private Sql.Statement of(String text, WorkItem item) {
        return sql.of(text)
                .with("queue", item.queue())
                .with("subject", item.subject())
                .with("attempts", item.attempts());
    }

    private static WorkItem item(Row row) {
        return new WorkItem(
                row.text("queue"),
                row.text("subject"),
                row.text("fairness_key"),
                row.instant("due_at"),
                row.integer("attempts"),
                row.integer("revision"));
    }
}
