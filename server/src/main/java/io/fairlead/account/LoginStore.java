package io.fairlead.account;

import io.fairlead.account.agreement.StoredAgreement;
import io.fairlead.connector.LoginKey;
import io.fairlead.customer.CustomerLock;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class LoginStore {

    private static final String SELECT =
            """
            SELECT partner_id, customer_id, id, institution_id, authorized_from, authorized_until,
                   shared_data, readable_until
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

    private final Sql sql;
    private final Clock clock;

    LoginStore(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
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
                .with("institution", institutionId)
                .with("now", now)
                .changesRow();
    }

    Optional<InstitutionLogin> findWithAccounts(LoginKey key) {
        return of(SELECT + "AND id = :id" + WITH_ACCOUNTS, key).optional(this::login);
    }

    List<InstitutionLogin> allWithAccounts(PartnerId partner, CustomerId customer) {
        return sql.of(SELECT + WITH_ACCOUNTS + "ORDER BY created_at, id")
                .with("partner", partner)
                .with("customer", customer)
                .list(this::login);
    }

    /**
     * Locks the customer as {@link CustomerLock#change} does, and then the login, with one
     * statement: rows are locked in the order in which its clauses name them.
     *
     * @return false when there is no such login; changes of its accounts wait for one another
     */
    boolean lock(LoginKey key) {
        CustomerLock.assertTransaction();
        return of(
                        """
                        SELECT FROM customer JOIN institution_login AS login
                          ON login.partner_id = customer.partner_id
                         AND login.customer_id = customer.id
                        WHERE customer.partner_id = :partner AND customer.id = :customer
                          AND login.id = :id
                        FOR NO KEY UPDATE OF customer FOR UPDATE OF login
                        """,
                        key)
                .hasRow();
    }

    void authorize(LoginKey key, @Nullable Instant from, @Nullable Instant until) {
        of(
                        """
                        UPDATE institution_login
                        SET authorized_from = :from, authorized_until = :until
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key)
                .with("from", from)
                .with("until", until)
                .update();
    }

    /** From now on the login may be read for so long, unless the bank's consent ends sooner. */
    void renew(LoginKey key, Instant latest) {
        of(
                        """
                        UPDATE institution_login
                        SET readable_until = least(authorized_until, :latest)
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                          AND shared_data IS NOT NULL
                        """,
                        key)
                .with("latest", latest)
                .update();
    }

    void leaveAloneUntil(LoginKey key, Instant moment) {
        of(
                        """
                        UPDATE institution_login SET leave_alone_until = :moment
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key)
                .with("moment", moment)
                .update();
    }

    void restUntil(LoginKey key, Instant moment) {
        of(
                        """
                        UPDATE institution_login SET rest_until = :moment
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key)
                .with("moment", moment)
                .update();
    }

    boolean isLeftAlone(LoginKey key, Instant now) {
        return of(
                        """
                        SELECT EXISTS (SELECT FROM institution_login
                                       WHERE partner_id = :partner AND customer_id = :customer
                                         AND id = :id
                                         AND leave_alone_until > :now)
                        """,
                        key)
                .with("now", now)
                .single(Boolean.class);
    }

    boolean isResting(LoginKey key, Instant now) {
        return of(
                        """
                        SELECT EXISTS (SELECT FROM institution_login
                                       WHERE partner_id = :partner AND customer_id = :customer
                                         AND id = :id
                                         AND greatest(leave_alone_until, rest_until) > :now)
                        """,
                        key)
                .with("now", now)
                .single(Boolean.class);
    }

    /** Logins that were opened before, and have no accounts. */
    List<LoginKey> findUnused(Instant openedBefore) {
        return sql.of(
                        """
                        SELECT partner_id, customer_id, id FROM institution_login login
                        WHERE created_at < :before
                          AND NOT EXISTS (SELECT FROM account
                                          WHERE account.partner_id = login.partner_id
                                            AND account.customer_id = login.customer_id
                                            AND account.institution_login_id = login.id)
                        """)
                .with("before", openedBefore)
                .list(LoginStore::key);
    }

    /** Deletes the login with all its accounts. */
    boolean delete(LoginKey key) {
        return of(
                        """
                                DELETE FROM institution_login
                                WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                                """,
                        key)
                .changesRow();
    }

    /** Deletes all logins with all their accounts. */
    void deleteAll(PartnerId partner, CustomerId customer) {
        sql.of(
                        "DELETE FROM institution_login WHERE partner_id = :partner AND customer_id = :customer")
                .with("partner", partner)
                .with("customer", customer)
                .update();
    }

    private Sql.Statement of(String text, LoginKey key) {
        return sql.of(text)
                .with("partner", key.partner())
                .with("customer", key.customer())
                .with("id", key.login());
    }

    private InstitutionLogin login(Row row) {
        return new InstitutionLogin(
                key(row),
                row.text("institution_id"),
                row.instantOrNull("authorized_from"),
                row.instantOrNull("authorized_until"),
                StoredAgreement.read(row, clock.instant()));
    }

    private static LoginKey key(Row row) {
        return new LoginKey(row.partner("partner_id"), row.customer("customer_id"), row.text("id"));
    }
}
