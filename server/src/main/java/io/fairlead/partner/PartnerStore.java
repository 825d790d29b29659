package io.fairlead.partner;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.database.UnhurriedConnections;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    record StoredPartner(PartnerId id, Secret secret, boolean disabled, int tokenGeneration) {}

    /** Wrong secrets in a row from one address. */
    record StoredFailures(int attempts, Instant lastAt) {}

    record StoredToken(PartnerId partner, int generation, Instant expiresAt) {}

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
                        SELECT secret_sealed, disabled_at, token_generation
                        FROM partner WHERE id = :id FOR UPDATE
                        """)
                .with("id", id)
                .optional(
                        row ->
                                new StoredPartner(
                                        id,
                                        secret(row, id),
                                        row.instantOrNull("disabled_at") != null,
                                        row.integer("token_generation")));
    }

    /** What the partner's calls are measured by. */
    Optional<PartnerAccess> access(PartnerId id) {
        return sql
                .of(
                        """
                        SELECT name, secret_sealed, disabled_at, token_generation,
                               encode(key_hash, 'hex') AS key_hash, expires_at
                        FROM partner LEFT JOIN app_key ON partner_id = id
                        WHERE id = :id
                        """)
                .with("id", id)
                .list(row -> access(row, id))
                .stream()
                .reduce(PartnerStore::withKeysOf);
    }

    private PartnerAccess access(Row row, PartnerId id) {
        var hash = row.textOrNull("key_hash");
        return new PartnerAccess(
                row.text("name"),
                secret(row, id),
                row.instantOrNull("disabled_at") != null,
                row.integer("token_generation"),
                hash == null
                        ? List.of()
                        : List.of(new PartnerAccess.Key(hash, row.instantOrNull("expires_at"))));
    }

    private static PartnerAccess withKeysOf(PartnerAccess one, PartnerAccess other) {
        return new PartnerAccess(
                one.name(),
                one.secret(),
                one.disabled(),
                one.tokenGeneration(),
                Stream.concat(one.keys().stream(), other.keys().stream()).toList());
    }

    private Secret secret(Row row, PartnerId id) {
        return new Secret(sealer.open(row.bytes("secret_sealed"), secretOf(id)));
    }

    /** All partners, the oldest first. */
    List<PartnerSummary> list(Instant now) {
        return sql.of(
                        """
                        SELECT id, name, created_at, disabled_at,
                               (SELECT max(expires_at) FROM app_key
                                WHERE partner_id = partner.id AND expires_at > :now) AS older_ends
                        FROM partner ORDER BY created_at, id
                        """)
                .with("now", now)
                .list(
                        row ->
                                new PartnerSummary(
                                        row.partner("id"),
                                        row.text("name"),
                                        row.instant("created_at"),
                                        row.instantOrNull("disabled_at"),
                                        row.instantOrNull("older_ends")));
    }

    boolean exists(PartnerId id) {
        return sql.of("SELECT FROM partner WHERE id = :id").with("id", id).hasRow();
    }

    void setSecret(PartnerId id, Secret secret) {
        sql.of("UPDATE partner SET secret_sealed = :secret WHERE id = :id")
                .with("id", id)
                .with("secret", sealer.seal(secret.reveal(), secretOf(id)))
                .update();
    }

    void setDisabled(PartnerId id, @Nullable Instant since) {
        sql.of("UPDATE partner SET disabled_at = :since WHERE id = :id")
                .with("id", id)
                .with("since", since)
                .update();
    }

    /** Ends all tokens that were issued before. */
    void nextTokenGeneration(PartnerId id) {
        sql.of("UPDATE partner SET token_generation = token_generation + 1 WHERE id = :id")
                .with("id", id)
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

    void insertToken(byte[] hash, StoredPartner partner, Instant expiresAt) {
        sql.of(
                        """
                        INSERT INTO access_token (token_hash, partner_id, generation, expires_at)
                        VALUES (:hash, :partner, :generation, :expiresAt)
                        """)
                .with("hash", hash)
                .with("partner", partner.id())
                .with("generation", partner.tokenGeneration())
                .with("expiresAt", expiresAt)
                .update();
    }

    Optional<StoredToken> token(byte[] hash) {
        return sql.of(
                        """
                        SELECT partner_id, generation, expires_at FROM access_token
                        WHERE token_hash = :hash
                        """)
                .with("hash", hash)
                .optional(
                        row ->
                                new StoredToken(
                                        row.partner("partner_id"),
                                        row.integer("generation"),
                                        row.instant("expires_at")));
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
