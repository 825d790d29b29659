package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AttemptStore {

    private static final String COLUMNS =
            """
            partner_id, customer_id, id, login_id, institution_id, connector, step,
            state_version, state_sealed
            """;

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Attempt attempt, Instant expiresAt, byte @Nullable [] callbackHash) {
        jdbc.sql(
                        """
                        INSERT INTO connection_attempt
                            (partner_id, customer_id, id, login_id, institution_id, connector,
                             step, waiting, state_version, state_sealed, callback_hash, expires_at)
                        VALUES (:partner, :customer, :id, :login, :institution, :connector,
                                :step, true, :version, :sealed, :callback, :expires)
                        ON CONFLICT (partner_id, customer_id, id) DO UPDATE
                        SET step = :step, waiting = true, state_version = :version,
                            state_sealed = :sealed, callback_hash = :callback,
                            expires_at = :expires
                        """)
                .param("partner", attempt.login().partner().value())
                .param("customer", attempt.login().customer().value())
                .param("id", attempt.id())
                .param("login", attempt.login().login())
                .param("institution", attempt.bank().institutionId())
                .param("connector", attempt.bank().connector())
                .param("step", attempt.step())
                .param("version", attempt.stateVersion())
                .param("sealed", attempt.stateSealed())
                .param("callback", callbackHash)
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    /**
     * The attempt, if it waits at that step; from now on it does not, so that one caller gets it.
     */
    Optional<Attempt> take(
            PartnerId partner, CustomerId customer, String id, int step, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE connection_attempt SET waiting = false
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                          AND step = :step AND waiting AND expires_at > :now
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("partner", partner.value())
                .param("customer", customer.value())
                .param("id", id)
                .param("step", step)
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .optional();
    }

    /** The same for the attempt that waits for this callback. */
    Optional<Attempt> take(byte[] callbackHash, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE connection_attempt SET waiting = false
                        WHERE callback_hash = :callback AND waiting AND expires_at > :now
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("callback", callbackHash)
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<String> waitingFor(byte[] callbackHash, Instant now) {
        return jdbc.sql(
                        """
                        SELECT id FROM connection_attempt
                        WHERE callback_hash = :callback AND waiting AND expires_at > :now
                        """)
                .param("callback", callbackHash)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional();
    }

    void delete(Attempt attempt) {
        jdbc.sql(
                        """
                        DELETE FROM connection_attempt
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """)
                .param("partner", attempt.login().partner().value())
                .param("customer", attempt.login().customer().value())
                .param("id", attempt.id())
                .update();
    }

    void deleteAllOf(PartnerId partner, CustomerId customer) {
        jdbc.sql(
                        """
                        DELETE FROM connection_attempt
                        WHERE partner_id = :partner AND customer_id = :customer
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .update();
    }

    int deleteExpired(Instant now) {
        return jdbc.sql("DELETE FROM connection_attempt WHERE expires_at < :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Attempt read(ResultSet row) throws SQLException {
        return new Attempt(
                row.getString("id"),
                new LoginKey(
                        new PartnerId(row.getString("partner_id")),
                        new CustomerId(row.getString("customer_id")),
                        row.getString("login_id")),
                new Bank(row.getString("institution_id"), row.getString("connector")),
                row.getInt("step"),
                row.getInt("state_version"),
                row.getBytes("state_sealed"));
    }
}
