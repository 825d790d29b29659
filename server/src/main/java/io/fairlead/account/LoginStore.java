package io.fairlead.account;

import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LoginStore {

    private static final String SELECT =
            """
            SELECT partner_id, customer_id, id, institution_id, authorized_from, authorized_until
            FROM institution_login login
            WHERE partner_id = :partner AND customer_id = :customer
            """;
    private static final String WITH_ACCOUNTS =
            """
              AND EXISTS (SELECT FROM account
                          WHERE account.partner_id = login.partner_id
                            AND account.customer_id = login.customer_id
                            AND account.institution_login_id = login.id)
            """;

    private final JdbcClient jdbc;

    LoginStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the customer has a login of this id. */
    boolean insert(LoginKey key, String institutionId, Instant now) {
        return of(
                                """
                                INSERT INTO institution_login (
                                    partner_id, customer_id, id, institution_id, created_at)
                                VALUES (:partner, :customer, :id, :institution, :now)
                                ON CONFLICT DO NOTHING
                                """,
                                key)
                        .param("institution", institutionId)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<InstitutionLogin> findWithAccounts(LoginKey key) {
        return of(SELECT + "AND id = :id" + WITH_ACCOUNTS, key)
                .query((row, _) -> login(row))
                .optional();
    }

    List<InstitutionLogin> allWithAccounts(PartnerId partner, CustomerId customer) {
        return jdbc.sql(SELECT + WITH_ACCOUNTS + "ORDER BY created_at, id")
                .param("partner", partner.value())
                .param("customer", customer.value())
                .query((row, _) -> login(row))
                .list();
    }

    /** False when there is no such login; changes of its accounts wait for one another. */
    boolean lock(LoginKey key) {
        return of(SELECT + "AND id = :id FOR UPDATE", key)
                .query((row, _) -> login(row))
                .optional()
                .isPresent();
    }

    boolean exists(LoginKey key) {
        return of("SELECT EXISTS (" + SELECT + "AND id = :id)", key).query(Boolean.class).single();
    }

    void authorize(LoginKey key, @Nullable Instant from, @Nullable Instant until) {
        of(
                        """
                        UPDATE institution_login
                        SET authorized_from = :from, authorized_until = :until
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key)
                .param("from", from == null ? null : Timestamp.from(from))
                .param("until", until == null ? null : Timestamp.from(until))
                .update();
    }

    /**
     * Whether this caller is the one who reads the login's accounts from the bank now: nobody has
     * told that they do since {@code silentSince}.
     */
    boolean startAggregation(LoginKey key, Instant now, Instant silentSince) {
        return of(
                                """
                                UPDATE institution_login SET aggregating_since = :now
                                WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                                  AND (aggregating_since IS NULL OR aggregating_since < :silentSince)
                                """,
                                key)
                        .param("now", Timestamp.from(now))
                        .param("silentSince", Timestamp.from(silentSince))
                        .update()
                == 1;
    }

    /** The caller still reads them. */
    void keepAggregating(LoginKey key, Instant now) {
        of(
                        """
                        UPDATE institution_login SET aggregating_since = :now
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                          AND aggregating_since IS NOT NULL
                        """,
                        key)
                .param("now", Timestamp.from(now))
                .update();
    }

    void endAggregation(LoginKey key) {
        of(
                        """
                        UPDATE institution_login SET aggregating_since = NULL
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key)
                .update();
    }

    boolean isAggregating(LoginKey key, Instant silentSince) {
        return of(
                        """
                        SELECT EXISTS (SELECT FROM institution_login
                                       WHERE partner_id = :partner AND customer_id = :customer
                                         AND id = :id AND aggregating_since >= :silentSince)
                        """,
                        key)
                .param("silentSince", Timestamp.from(silentSince))
                .query(Boolean.class)
                .single();
    }

    /** Logins that were opened before, and have no accounts. */
    List<LoginKey> findUnused(Instant openedBefore) {
        return jdbc.sql(
                        """
                        SELECT partner_id, customer_id, id FROM institution_login login
                        WHERE created_at < :before
                          AND NOT EXISTS (SELECT FROM account
                                          WHERE account.partner_id = login.partner_id
                                            AND account.customer_id = login.customer_id
                                            AND account.institution_login_id = login.id)
                        """)
                .param("before", Timestamp.from(openedBefore))
                .query((row, _) -> key(row))
                .list();
    }

    /** Deletes the login with all its accounts. */
    boolean delete(LoginKey key) {
        return of(
                                """
                                DELETE FROM institution_login
                                WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                                """,
                                key)
                        .update()
                == 1;
    }

    /** Deletes all logins with all their accounts. */
    void deleteAll(PartnerId partner, CustomerId customer) {
        jdbc.sql(
                        "DELETE FROM institution_login WHERE partner_id = :partner AND customer_id = :customer")
                .param("partner", partner.value())
                .param("customer", customer.value())
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, LoginKey key) {
        return jdbc.sql(sql)
                .param("partner", key.partner().value())
                .param("customer", key.customer().value())
                .param("id", key.login());
    }

    private static InstitutionLogin login(ResultSet row) throws SQLException {
        return new InstitutionLogin(
                key(row),
                row.getString("institution_id"),
                instant(row, "authorized_from"),
                instant(row, "authorized_until"));
    }

    private static LoginKey key(ResultSet row) throws SQLException {
        return new LoginKey(
                new PartnerId(row.getString("partner_id")),
                new CustomerId(row.getString("customer_id")),
                row.getString("id"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
