package io.fairlead.partner;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.database.UnhurriedConnections;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class PartnerStore {

    private final Sql sql;
    private final Sql unhurried;
    private final Sealer sealer;

    PartnerStore(Sql sql, UnhurriedConnections unhurried, Sealer sealer) {
        this.sql = sql;
        this.unhurried = unhurried.sql();
        this.sealer = sealer;
    }

    record StoredPartner(PartnerId id, Secret secret) {}

    /** Wrong secrets in a row from one address. */
    record StoredFailures(int attempts, Instant lastAt) {}

    record StoredToken(PartnerId partner, Instant expiresAt) {}

    boolean insert(PartnerId id, String name, Secret secret, Instant createdAt) {
        return sql.of(
                        """
                                INSERT INTO partner (id, name, secret_sealed, created_at)
                                VALUES (:id, :name, :secret, :createdAt)
                                ON CONFLICT DO NOTHING
                                """)
                .with("id", id)
                .with("name", name)
                .with("secret", sealer.seal(secret.reveal(), secretOf(id)))
                .with("createdAt", createdAt)
                .changesRow();
    }

    /** Locks the row, so that concurrent guesses are counted one after the other. */
    Optional<StoredPartner> lock(PartnerId id) {
        return sql.of(
                        """
                        SELECT secret_sealed FROM partner WHERE id = :id FOR UPDATE
                        """)
                .with("id", id)
                .optional(
                        row ->
                                new StoredPartner(
                                        id,
                                        new Secret(
                                                sealer.open(
                                                        row.bytes("secret_sealed"),
                                                        secretOf(id)))));
    }

    Optional<String> name(PartnerId id) {
        return sql.of("SELECT name FROM partner WHERE id = :id")
                .with("id", id)
                .optional(String.class);
    }

    Secret secret(PartnerId id) {
        return sql.of("SELECT secret_sealed FROM partner WHERE id = :id")
                .with("id", id)
                .single(row -> new Secret(sealer.open(row.bytes("secret_sealed"), secretOf(id))));
    }

    void setSecret(PartnerId id, Secret secret) {
        sql.of("UPDATE partner SET secret_sealed = :secret WHERE id = :id")
                .with("id", id)
                .with("secret", sealer.seal(secret.reveal(), secretOf(id)))
                .update();
    }

    /** Wrong secrets in a row that have come from the address. */
    StoredFailures failures(PartnerId id, ClientAddress from) {
        return sql.of(
                        """
                        SELECT attempts, last_at FROM failed_authentication
                        WHERE partner_id = :id AND address = :from
                        """)
                .with("id", id)
                .with("from", from.value())
                .optional(
                        row -> new StoredFailures(row.integer("attempts"), row.instant("last_at")))
                .orElse(new StoredFailures(0, Instant.EPOCH));
    }

    void setFailures(PartnerId id, ClientAddress from, int attempts, Instant now) {
        sql.of(
                        """
                        INSERT INTO failed_authentication (partner_id, address, attempts, last_at)
                        VALUES (:id, :from, :attempts, :now)
                        ON CONFLICT (partner_id, address)
                        DO UPDATE SET attempts = :attempts, last_at = :now
                        """)
                .with("id", id)
                .with("from", from.value())
                .with("attempts", attempts)
                .with("now", now)
                .update();
    }

    void deleteFailures(PartnerId id, ClientAddress from) {
        sql.of("DELETE FROM failed_authentication WHERE partner_id = :id AND address = :from")
                .with("id", id)
                .with("from", from.value())
                .update();
    }

    void deleteFailures(PartnerId id) {
        sql.of("DELETE FROM failed_authentication WHERE partner_id = :id").with("id", id).update();
    }

    void deleteFailuresBefore(Instant instant) {
        sql.of("DELETE FROM failed_authentication WHERE last_at < :instant")
                .with("instant", instant)
                .update();
    }

    void insertAppKey(byte[] hash, PartnerId partner) {
        sql.of("INSERT INTO app_key (key_hash, partner_id) VALUES (:hash, :partner)")
                .with("hash", hash)
                .with("partner", partner)
                .update();
    }

    Optional<PartnerId> partnerOfAppKey(byte[] hash) {
        return sql.of("SELECT partner_id FROM app_key WHERE key_hash = :hash")
                .with("hash", hash)
                .optional(row -> row.partner("partner_id"));
    }

    void insertToken(byte[] hash, PartnerId partner, Instant expiresAt) {
        sql.of(
                        """
                        INSERT INTO access_token (token_hash, partner_id, expires_at)
                        VALUES (:hash, :partner, :expiresAt)
                        """)
                .with("hash", hash)
                .with("partner", partner)
                .with("expiresAt", expiresAt)
                .update();
    }

    Optional<StoredToken> token(byte[] hash) {
        return sql.of("SELECT partner_id, expires_at FROM access_token WHERE token_hash = :hash")
                .with("hash", hash)
                .optional(
                        row ->
                                new StoredToken(
                                        row.partner("partner_id"), row.instant("expires_at")));
    }

    int deleteTokensExpiredBefore(Instant instant) {
        return unhurried
                .of("DELETE FROM access_token WHERE expires_at < :instant")
                .with("instant", instant)
                .update();
    }

    private static SealedPlace secretOf(PartnerId id) {
        return new SealedPlace("partner", "secret_sealed", id.value());
    }
}
