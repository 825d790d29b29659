package io.fairlead.connector.key;

import io.fairlead.shared.database.Sql;
import io.fairlead.spi.BankKey;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class BankKeyStore {

    private final Sql sql;

    BankKeyStore(Sql sql) {
        this.sql = sql;
    }

    /** A row of {@code bank_key}. */
    record Row(String id, String algorithm, byte[] publicKey, byte[] sealed) {}

    List<Row> all(String institutionId, BankKey.Purpose purpose) {
        return sql.of(
                        """
                        SELECT id, algorithm, public_key, key_sealed FROM bank_key
                        WHERE institution_id = :institution AND purpose = :purpose
                        ORDER BY revision DESC
                        """)
                .with("institution", institutionId)
                .with("purpose", stored(purpose))
                .list(
                        row ->
                                new Row(
                                        row.text("id"),
                                        row.text("algorithm"),
                                        row.bytes("public_key"),
                                        row.bytes("key_sealed")));
    }

    /** Does nothing when there is a key of this number already. */
    void insert(String institutionId, BankKey.Purpose purpose, int revision, Row key, Instant now) {
        sql.of(
                        """
                        INSERT INTO bank_key (institution_id, purpose, revision, id, algorithm,
                                              public_key, key_sealed, created_at)
                        VALUES (:institution, :purpose, :revision, :id, :algorithm, :public, :sealed, :now)
                        ON CONFLICT (institution_id, purpose, revision) DO NOTHING
                        """)
                .with("institution", institutionId)
                .with("purpose", stored(purpose))
                .with("revision", revision)
                .with("id", key.id())
                .with("algorithm", key.algorithm())
                .with("public", key.publicKey())
                .with("sealed", key.sealed())
                .with("now", now)
                .update();
    }

    private static String stored(BankKey.Purpose purpose) {
        return switch (purpose) {
            case SIGN -> "sign";
            case DECRYPT -> "decrypt";
        };
    }
}
