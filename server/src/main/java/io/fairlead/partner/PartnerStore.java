package io.fairlead.partner;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PartnerStore {

    private final JdbcClient jdbc;
    private final Sealer sealer;

    PartnerStore(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    record StoredPartner(PartnerId id, Secret secret, int failedAttempts) {}

    record StoredToken(PartnerId partner, Instant expiresAt) {}

    boolean insert(PartnerId id, String name, Secret secret, Instant createdAt) {
        return jdbc.sql(
                                """
                                INSERT INTO partner (id, name, secret_sealed, created_at)
                                VALUES (:id, :name, :secret, :createdAt)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("id", id.value())
                        .param("name", name)
                        .param("secret", sealer.seal(secret.reveal(), secretOf(id)))
                        .param("createdAt", Timestamp.from(createdAt))
                        .update()
                == 1;
    }

    /** Locks the row, so that concurrent guesses are counted one after the other. */
    Optional<StoredPartner> lock(PartnerId id) {
        return jdbc.sql(
                        """
                        SELECT secret_sealed, failed_attempts FROM partner WHERE id = :id FOR UPDATE
                        """)
                .param("id", id.value())
                .query(
                        (row, _) ->
                                new StoredPartner(
                                        id,
                                        new Secret(sealer.open(row.getBytes(1), secretOf(id))),
                                        row.getInt(2)))
                .optional();
    }

    Optional<String> name(PartnerId id) {
        return jdbc.sql("SELECT name FROM partner WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    Secret secret(PartnerId id) {
        return jdbc.sql("SELECT secret_sealed FROM partner WHERE id = :id")
                .param("id", id.value())
                .query((row, _) -> new Secret(sealer.open(row.getBytes(1), secretOf(id))))
                .single();
    }

    void setSecret(PartnerId id, Secret secret) {
        jdbc.sql("UPDATE partner SET secret_sealed = :secret WHERE id = :id")
                .param("id", id.value())
                .param("secret", sealer.seal(secret.reveal(), secretOf(id)))
                .update();
    }

    int setFailedAttempts(PartnerId id, int attempts) {
        return jdbc.sql("UPDATE partner SET failed_attempts = :attempts WHERE id = :id")
                .param("id", id.value())
                .param("attempts", attempts)
                .update();
    }

    void insertAppKey(byte[] hash, PartnerId partner) {
        jdbc.sql("INSERT INTO app_key (key_hash, partner_id) VALUES (:hash, :partner)")
                .param("hash", hash)
                .param("partner", partner.value())
                .update();
    }

    Optional<PartnerId> partnerOfAppKey(byte[] hash) {
        return jdbc.sql("SELECT partner_id FROM app_key WHERE key_hash = :hash")
                .param("hash", hash)
                .query((row, _) -> new PartnerId(row.getString(1)))
                .optional();
    }

    void insertToken(byte[] hash, PartnerId partner, Instant expiresAt) {
        jdbc.sql(
                        """
                        INSERT INTO access_token (token_hash, partner_id, expires_at)
                        VALUES (:hash, :partner, :expiresAt)
                        """)
                .param("hash", hash)
                .param("partner", partner.value())
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    Optional<StoredToken> token(byte[] hash) {
        return jdbc.sql("SELECT partner_id, expires_at FROM access_token WHERE token_hash = :hash")
                .param("hash", hash)
                .query(
                        (row, _) ->
                                new StoredToken(
                                        new PartnerId(row.getString(1)),
                                        row.getTimestamp(2).toInstant()))
                .optional();
    }

    int deleteTokensExpiredBefore(Instant instant) {
        return jdbc.sql("DELETE FROM access_token WHERE expires_at < :instant")
                .param("instant", Timestamp.from(instant))
                .update();
    }

    private static SealedPlace secretOf(PartnerId id) {
        return new SealedPlace("partner", "secret_sealed", id.value());
    }
}
