package io.fairlead.webhook.signing;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class WebhookKeyStore {

    private final Sql sql;
    private final Sealer sealer;

    WebhookKeyStore(Sql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** The one in use first, then those before, the newest first. */
    List<WebhookKey> keys(PartnerId partner) {
        return sql.of(
                        """
                        SELECT id, created_at, expires_at, key_sealed FROM webhook_key
                        WHERE partner_id = :partner
                        ORDER BY expires_at IS NULL DESC, created_at DESC, id
                        """)
                .with("partner", partner)
                .list(this::key);
    }

    /** A partner has one key in use, on however many nodes it is made at once. */
    void insertUnlessThereIsOne(PartnerId partner, WebhookKey key) {
        sql.of(
                        """
                        INSERT INTO webhook_key (partner_id, id, created_at, key_sealed)
                        VALUES (:partner, :id, :createdAt, :key)
                        ON CONFLICT (partner_id) WHERE expires_at IS NULL DO NOTHING
                        """)
                .with("partner", partner)
                .with("id", key.id())
                .with("createdAt", key.createdAt())
                .with("key", sealer.seal(key.key().reveal(), keyOf(key.id())))
                .update();
    }

    void retire(PartnerId partner, Instant expiresAt) {
        sql.of(
                        """
                        UPDATE webhook_key SET expires_at = :expiresAt
                        WHERE partner_id = :partner AND expires_at IS NULL
                        """)
                .with("partner", partner)
                .with("expiresAt", expiresAt)
                .update();
    }

    boolean deleteRetired(PartnerId partner, String id) {
        return sql.of(
                        """
                                DELETE FROM webhook_key
                                WHERE partner_id = :partner AND id = :id AND expires_at IS NOT NULL
                                """)
                .with("partner", partner)
                .with("id", id)
                .changesRow();
    }

    void deleteExpired(PartnerId partner, Instant now) {
        sql.of("DELETE FROM webhook_key WHERE partner_id = :partner AND expires_at <= :now")
                .with("partner", partner)
                .with("now", now)
                .update();
    }

    private WebhookKey key(Row row) {
        var id = row.text("id");
        return new WebhookKey(
                id,
                row.instant("created_at"),
                row.instantOrNull("expires_at"),
                new Secret(sealer.open(row.bytes("key_sealed"), keyOf(id))));
    }

    private static SealedPlace keyOf(String id) {
        return new SealedPlace("webhook_key", "key_sealed", id);
    }
}
