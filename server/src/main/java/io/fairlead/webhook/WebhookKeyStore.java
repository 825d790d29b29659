package io.fairlead.webhook;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WebhookKeyStore {

    private final JdbcClient jdbc;
    private final Sealer sealer;

    WebhookKeyStore(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /** The one in use first, then those before, the newest first. */
    List<WebhookKey> keys(PartnerId partner) {
        return jdbc.sql(
                        """
                        SELECT id, created_at, expires_at, key_sealed FROM webhook_key
                        WHERE partner_id = :partner
                        ORDER BY expires_at IS NULL DESC, created_at DESC, id
                        """)
                .param("partner", partner.value())
                .query((row, _) -> key(row))
                .list();
    }

    /** A partner has one key in use, on however many nodes it is made at once. */
    void insertUnlessThereIsOne(PartnerId partner, WebhookKey key) {
        jdbc.sql(
                        """
                        INSERT INTO webhook_key (partner_id, id, created_at, key_sealed)
                        VALUES (:partner, :id, :createdAt, :key)
                        ON CONFLICT (partner_id) WHERE expires_at IS NULL DO NOTHING
                        """)
                .param("partner", partner.value())
                .param("id", key.id())
                .param("createdAt", Timestamp.from(key.createdAt()))
                .param("key", sealer.seal(key.key().reveal(), keyOf(key.id())))
                .update();
    }

    void retire(PartnerId partner, Instant expiresAt) {
        jdbc.sql(
                        """
                        UPDATE webhook_key SET expires_at = :expiresAt
                        WHERE partner_id = :partner AND expires_at IS NULL
                        """)
                .param("partner", partner.value())
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    boolean deleteRetired(PartnerId partner, String id) {
        return jdbc.sql(
                                """
                                DELETE FROM webhook_key
                                WHERE partner_id = :partner AND id = :id AND expires_at IS NOT NULL
                                """)
                        .param("partner", partner.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    void deleteExpired(PartnerId partner, Instant now) {
        jdbc.sql("DELETE FROM webhook_key WHERE partner_id = :partner AND expires_at <= :now")
                .param("partner", partner.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    private WebhookKey key(ResultSet row) throws SQLException {
        var id = row.getString(1);
        var expiresAt = row.getTimestamp(3);
        return new WebhookKey(
                id,
                row.getTimestamp(2).toInstant(),
                expiresAt == null ? null : expiresAt.toInstant(),
                new Secret(sealer.open(row.getBytes(4), keyOf(id))));
    }

    private static SealedPlace keyOf(String id) {
        return new SealedPlace("webhook_key", "key_sealed", id);
    }
}
