package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class GrantStore {

    private final Sql sql;

    GrantStore(Sql sql) {
        this.sql = sql;
    }

    /** A row of {@code bank_grant}. */
    record Row(
            InstitutionRef bank,
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
        return of(
                        """
                        SELECT * FROM bank_grant
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login AND revoke_after IS NULL
                        """,
                        login)
                .optional(GrantStore::read);
    }

    void put(LoginKey login, Row grant) {
        of(
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
                        """,
                        login)
                .with("institution", grant.bank().institutionId())
                .with("connector", grant.bank().connector())
                .with("id", grant.id())
                .with("revision", grant.revision())
                .with("sealed", grant.sealed())
                .with("renewAfter", grant.renewAfter())
                .with("spent", grant.spentByRenewal())
                .with("from", grant.authorizedFrom())
                .with("until", grant.authorizedUntil())
                .update();
    }

    /** Whether this caller is the one who renews that revision now. */
    boolean startRenewal(LoginKey login, int revision, Instant now) {
        return of(
                        """
                                UPDATE bank_grant SET renewing_since = :now
                                WHERE partner_id = :partner AND customer_id = :customer
                                  AND login_id = :login AND revision = :revision
                                  AND renewing_since IS NULL
                                """,
                        login)
                .with("revision", revision)
                .with("now", now)
                .changesRow();
    }

    void giveUpRenewal(LoginKey login, int revision) {
        of(
                        """
                        UPDATE bank_grant SET renewing_since = NULL
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login AND revision = :revision
                        """,
                        login)
                .with("revision", revision)
                .update();
    }

    /** Marks a grant of which nobody knows whether it is spent, as renewing since ever. */
    void loseInRenewal(LoginKey login, int revision) {
        of(
                        """
                        UPDATE bank_grant SET renewing_since = to_timestamp(0)
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login AND revision = :revision
                        """,
                        login)
                .with("revision", revision)
                .update();
    }

    void delete(LoginKey login) {
        of(
                        """
                        DELETE FROM bank_grant
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login
                        """,
                        login)
                .update();
    }

    void endLogin(LoginKey login, Instant now) {
        of(
                        """
                        UPDATE bank_grant SET revoke_after = :now
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login AND revoke_after IS NULL
                        """,
                        login)
                .with("now", now)
                .update();
    }

    void endCustomer(PartnerId partner, CustomerId customer, Instant now) {
        sql.of(
                        """
                        UPDATE bank_grant SET revoke_after = :now
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND revoke_after IS NULL
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .with("now", now)
                .update();
    }

    /**
     * Ended grants to be revoked now; they come again at the first of these times, after so many
     * tries at the second one.
     */
    List<Ended> takeEnded(Instant now, int tries, Instant soon, Instant later, int atMost) {
        return sql.of(
                        """
                        UPDATE bank_grant
                        SET revoke_after = CASE WHEN revoke_tries < :tries THEN :soon::timestamptz
                                                ELSE :later::timestamptz END,
                            revoke_tries = revoke_tries + 1
                        WHERE (partner_id, customer_id, login_id) IN (
                            SELECT partner_id, customer_id, login_id FROM bank_grant
                            WHERE revoke_after <= :now
                            ORDER BY revoke_after LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .with("now", now)
                .with("tries", tries)
                .with("soon", soon)
                .with("later", later)
                .with("atMost", atMost)
                .list(
                        row ->
                                new Ended(
                                        new LoginKey(
                                                row.partner("partner_id"),
                                                row.customer("customer_id"),
                                                row.text("login_id")),
                                        read(row),
                                        row.integer("revoke_tries")));
    }

    private Sql.Statement of(String text, LoginKey login) {
        return sql.of(text)
                .with("partner", login.partner())
                .with("customer", login.customer())
                .with("login", login.login());
    }

    private static Row read(io.fairlead.shared.database.Row row) {
        return new Row(
                new InstitutionRef(row.text("institution_id"), row.text("connector")),
                row.text("id"),
                row.integer("revision"),
                row.bytes("grant_sealed"),
                row.instantOrNull("renew_after"),
                row.flag("spent_by_renewal"),
                row.instantOrNull("authorized_from"),
                row.instantOrNull("authorized_until"),
                row.instantOrNull("renewing_since"));
    }
}
