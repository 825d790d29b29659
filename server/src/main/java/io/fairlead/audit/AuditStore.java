package io.fairlead.audit;

import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class AuditStore {

    private static final String COLUMNS =
            """
            SELECT number, occurred_at, actor_kind, actor, action, partner_id, subject, details,
                   encode(previous_hash, 'hex') AS previous, encode(hash, 'hex') AS hash
            FROM audit_entry
            """;
    private static final String AFTER =
            COLUMNS + "WHERE number > :after ORDER BY number LIMIT :atMost";

    private final Sql sql;

    AuditStore(Sql sql) {
        this.sql = sql;
    }

    boolean exists() {
        return sql.of("SELECT to_regclass('audit_entry')::text").optional(String.class).isPresent();
    }

    /** Lets nobody else append until the transaction ends. */
    void lock() {
        sql.of("SELECT pg_advisory_xact_lock(hashtextextended('audit log', 0))").run();
    }

    AuditHead head() {
        return sql.of(
                        """
                        SELECT number, encode(hash, 'hex') AS hash FROM audit_entry
                        ORDER BY number DESC LIMIT 1
                        """)
                .optional(row -> new AuditHead(row.bigint("number"), row.text("hash")))
                .orElse(AuditHead.EMPTY);
    }

    void insert(AuditEntry entry) {
        sql.of(
                        """
                        INSERT INTO audit_entry
                            (number, occurred_at, actor_kind, actor, action, partner_id, subject,
                             details, previous_hash, hash)
                        VALUES (:number, :occurredAt, :actorKind, :actor, :action, :partner,
                                :subject, :details::json, decode(:previous, 'hex'),
                                decode(:hash, 'hex'))
                        """)
                .with("number", entry.number())
                .with("occurredAt", entry.occurredAt())
                .with("actorKind", entry.actorKind())
                .with("actor", entry.actor())
                .with("action", entry.action())
                .with("partner", entry.partner())
                .with("subject", entry.subject())
                .with("details", entry.details())
                .with("previous", entry.previousHash())
                .with("hash", entry.hash())
                .update();
    }

    /** The entries that follow a number, in their order. */
    List<AuditEntry> after(long number, int atMost) {
        return sql.of(AFTER).with("after", number).with("atMost", atMost).list(AuditStore::entry);
    }

    /** The details of the latest entry of an action. */
    Optional<String> latestDetails(AuditAction action) {
        return sql.of(
                        """
                        SELECT details FROM audit_entry WHERE action = :action
                        ORDER BY number DESC LIMIT 1
                        """)
                .with("action", action)
                .optional(row -> row.text("details"));
    }

    Instant now() {
        return sql.of("SELECT now()").single(row -> row.instant("now"));
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.bigint("number"),
                row.instant("occurred_at"),
                row.text("actor_kind"),
                row.text("actor"),
                row.text("action"),
                row.textOrNull("partner_id"),
                row.text("subject"),
                row.text("details"),
                row.text("previous"),
                row.text("hash"));
    }
}
