package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GrantStore {

    private final JdbcClient jdbc;

    GrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of {@code bank_grant}. */
    record Row(
            Bank bank,
            String id,
            int revision,
            byte[] sealed,
            @Nullable Instant renewAfter,
            boolean spentByRenewal,
            @Nullable Instant authorizedFrom,
            @Nullable Instant authorizedUntil,
            @Nullable Instant renewingSince) {}

    /** A grant of a deleted login, and how often it was tried to revoke it. */
    record Ended(LoginKey login, Row grant, int tries) {}

    Optional<Row> find(LoginKey login) {
        return jdbc.sql(
                        """
                        SELECT * FROM bank_grant
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login AND revoke_after IS NULL
                        """)
                .params(key(login))
                .query((row, _) -> read(row))
                .optional();
    }

    void put(LoginKey login, Row grant) {
        jdbc.sql(
                        """
                        INSERT INTO bank_grant (partner_id, customer_id, login_id, institution_id,
                                                connector, id, revision,
                                                grant_sealed, renew_after, spent_by_renewal,
                                                authorized_from, authorized_until, renewing_since)
                        VALUES (:partner, :customer, :login, :institution, :connector,
                                :id, :revision,
                                :sealed, :renewAfter, :spent, :from, :until, NULL)
                        ON CONFLICT (partner_id, customer_id, login_id) DO UPDATE
                        SET id = :id, revision = :revision, grant_sealed = :sealed,
                            renew_after = :renewAfter, spent_by_renewal = :spent,
                            authorized_from = :from, authorized_until = :until,
                            renewing_since = NULL
                        """)
                .params(key(login))
                .param("institution", grant.bank().institutionId())
                .param("connector", grant.bank().connector())
                .param("id", grant.id())
                .param("revision", grant.revision())
                .param("sealed", grant.sealed())
                .param("renewAfter", timestamp(grant.renewAfter()))
                .param("spent", grant.spentByRenewal())
                .param("from", timestamp(grant.authorizedFrom()))
                .param("until", timestamp(grant.authorizedUntil()))
                .update();
    }

    /** Whether this caller is the one who renews that revision now. */
    boolean startRenewal(LoginKey login, int revision, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE bank_grant SET renewing_since = :now
                                WHERE partner_id = :partner AND customer_id = :customer
                                  AND login_id = :login AND revision = :revision
                                  AND renewing_since IS NULL
                                """)
                        .params(key(login))
                        .param("revision", revision)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void giveUpRenewal(LoginKey login, int revision) {
        jdbc.sql(
                        """
                        UPDATE bank_grant SET renewing_since = NULL
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login AND revision = :revision
                        """)
                .params(key(login))
                .param("revision", revision)
                .update();
    }

    /** Marks a grant of which nobody knows whether it is spent, as renewing since ever. */
    void loseInRenewal(LoginKey login, int revision) {
        jdbc.sql(
                        """
                        UPDATE bank_grant SET renewing_since = to_timestamp(0)
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login AND revision = :revision
                        """)
                .params(key(login))
                .param("revision", revision)
                .update();
    }

    void delete(LoginKey login) {
        jdbc.sql(
                        """
                        DELETE FROM bank_grant
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login
                        """)
                .params(key(login))
                .update();
    }

    void endLogin(LoginKey login, Instant now) {
        jdbc.sql(
                        """
                        UPDATE bank_grant SET revoke_after = :now
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login AND revoke_after IS NULL
                        """)
                .params(key(login))
                .param("now", Timestamp.from(now))
                .update();
    }

    void endCustomer(PartnerId partner, CustomerId customer, Instant now) {
        jdbc.sql(
                        """
                        UPDATE bank_grant SET revoke_after = :now
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND revoke_after IS NULL
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Ended grants to be revoked now; they come again only after {@code again}. */
    List<Ended> takeEnded(Instant now, Instant again, int atMost) {
        return jdbc.sql(
                        """
                        UPDATE bank_grant SET revoke_after = :again, revoke_tries = revoke_tries + 1
                        WHERE (partner_id, customer_id, login_id) IN (
                            SELECT partner_id, customer_id, login_id FROM bank_grant
                            WHERE revoke_after <= :now
                            ORDER BY revoke_after LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("now", Timestamp.from(now))
                .param("again", Timestamp.from(again))
                .param("atMost", atMost)
                .query(
                        (row, _) ->
                                new Ended(
                                        new LoginKey(
                                                new PartnerId(row.getString("partner_id")),
                                                new CustomerId(row.getString("customer_id")),
                                                row.getString("login_id")),
                                        read(row),
                                        row.getInt("revoke_tries")))
                .list();
    }

    private static Map<String, Object> key(LoginKey login) {
        var key = new HashMap<String, Object>();
        key.put("partner", login.partner().value());
        key.put("customer", login.customer().value());
        key.put("login", login.login());
        return key;
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new Bank(row.getString("institution_id"), row.getString("connector")),
                row.getString("id"),
                row.getInt("revision"),
                row.getBytes("grant_sealed"),
                instant(row, "renew_after"),
                row.getBoolean("spent_by_renewal"),
                instant(row, "authorized_from"),
                instant(row, "authorized_until"),
                instant(row, "renewing_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
