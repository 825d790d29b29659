package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class AttemptStore {

    private static final String COLUMNS =
            """
            partner_id, customer_id, id, login_id, institution_id, connector, round,
            state_version, state_sealed
            """;

    private final Sql sql;

    AttemptStore(Sql sql) {
        this.sql = sql;
    }

    void put(Attempt attempt, Instant expiresAt, byte @Nullable [] callbackHash) {
        sql.of(
                        """
                        INSERT INTO connection_attempt
                            (partner_id, customer_id, id, login_id, institution_id, connector,
                             round, waiting, state_version, state_sealed, callback_hash, expires_at)
                        VALUES (:partner, :customer, :id, :login, :institution, :connector,
                                :round, true, :version, :sealed, :callback, :expires)
                        ON CONFLICT (partner_id, customer_id, id) DO UPDATE
                        SET round = :round, waiting = true, state_version = :version,
                            state_sealed = :sealed, callback_hash = :callback,
                            expires_at = :expires
                        """)
                .with("partner", attempt.login().partner())
                .with("customer", attempt.login().customer())
                .with("id", attempt.id())
                .with("login", attempt.login().login())
                .with("institution", attempt.bank().institutionId())
                .with("connector", attempt.bank().connector())
                .with("round", attempt.round())
                .with("version", attempt.stateVersion())
                .with("sealed", attempt.stateSealed())
                .with("callback", callbackHash)
                .with("expires", expiresAt)
                .update();
    }

    /**
     * The attempt, if it waits at that round; from now on it does not, so that one caller gets it.
     */
    Optional<Attempt> take(
            PartnerId partner, CustomerId customer, String id, int round, Instant now) {
        return sql.of(
                        """
                        UPDATE connection_attempt SET waiting = false
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                          AND round = :round AND waiting AND expires_at > :now
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .with("partner", partner)
                .with("customer", customer)
                .with("id", id)
                .with("round", round)
                .with("now", now)
                .optional(AttemptStore::read);
    }

    /** The same for the attempt that waits for this callback. */
    Optional<Attempt> take(byte[] callbackHash, Instant now) {
        return sql.of(
                        """
                        UPDATE connection_attempt SET waiting = false
                        WHERE callback_hash = :callback AND waiting AND expires_at > :now
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .with("callback", callbackHash)
                .with("now", now)
                .optional(AttemptStore::read);
    }

    Optional<String> waitingFor(byte[] callbackHash, Instant now) {
        return sql.of(
                        """
                        SELECT id FROM connection_attempt
                        WHERE callback_hash = :callback AND waiting AND expires_at > :now
                        """)
                .with("callback", callbackHash)
                .with("now", now)
                .optional(String.class);
    }

    void delete(Attempt attempt) {
        sql.of(
                        """
                        DELETE FROM connection_attempt
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """)
                .with("partner", attempt.login().partner())
                .with("customer", attempt.login().customer())
                .with("id", attempt.id())
                .update();
    }

    void deleteAllOf(PartnerId partner, CustomerId customer) {
        sql.of(
                        """
                        DELETE FROM connection_attempt
                        WHERE partner_id = :partner AND customer_id = :customer
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .update();
    }

    int deleteExpired(Instant now) {
        return sql.of(
                        """
                        DELETE FROM connection_attempt
                        WHERE (partner_id, customer_id, id) IN (
                            SELECT partner_id, customer_id, id FROM connection_attempt
                            WHERE expires_at < :now FOR UPDATE SKIP LOCKED)
                        """)
                .with("now", now)
                .update();
    }

    private static Attempt read(Row row) {
        return new Attempt(
                row.text("id"),
                new LoginKey(
                        row.partner("partner_id"),
                        row.customer("customer_id"),
                        row.text("login_id")),
                new InstitutionRef(row.text("institution_id"), row.text("connector")),
                row.integer("round"),
                row.integer("state_version"),
                row.bytes("state_sealed"));
    }
}
