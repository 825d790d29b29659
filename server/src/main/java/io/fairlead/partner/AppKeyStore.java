package io.fairlead.partner;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class AppKeyStore {

    private final Sql sql;

    AppKeyStore(Sql sql) {
        this.sql = sql;
    }

    void insert(byte[] hash, PartnerId partner, Instant createdAt) {
        sql.of(
                        """
                        INSERT INTO app_key (key_hash, partner_id, created_at)
                        VALUES (:hash, :partner, :createdAt)
                        """)
                .with("hash", hash)
                .with("partner", partner)
                .with("createdAt", createdAt)
                .update();
    }

    Optional<PartnerId> owner(byte[] hash) {
        return sql.of("SELECT partner_id FROM app_key WHERE key_hash = :hash")
                .with("hash", hash)
                .optional(row -> row.partner("partner_id"));
    }

    boolean isInUse(byte[] hash, PartnerId partner) {
        return sql.of(
                        """
                        SELECT FROM app_key
                        WHERE key_hash = :hash AND partner_id = :partner AND expires_at IS NULL
                        """)
                .with("hash", hash)
                .with("partner", partner)
                .hasRow();
    }

    /** When a key ends that was replaced; none when there is no such key. */
    Optional<Instant> endOfReplaced(PartnerId partner, Instant now) {
        return sql.of(
                        """
                        SELECT expires_at FROM app_key
                        WHERE partner_id = :partner AND expires_at > :now
                        ORDER BY expires_at DESC LIMIT 1
                        """)
                .with("partner", partner)
                .with("now", now)
                .optional(row -> row.instant("expires_at"));
    }

    void retire(PartnerId partner, Instant expiresAt) {
        sql.of(
                        """
                        UPDATE app_key SET expires_at = :expiresAt
                        WHERE partner_id = :partner AND expires_at IS NULL
                        """)
                .with("partner", partner)
                .with("expiresAt", expiresAt)
                .update();
    }

    boolean deleteReplaced(PartnerId partner) {
        return sql.of("DELETE FROM app_key WHERE partner_id = :partner AND expires_at IS NOT NULL")
                .with("partner", partner)
                .changesRow();
    }

    void deleteExpiredBefore(Instant instant) {
        sql.of("DELETE FROM app_key WHERE expires_at < :instant").with("instant", instant).update();
    }
}
