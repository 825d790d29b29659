package io.fairlead.account;

import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.spi.BankAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The rows of accounts. Long, because an account has twenty columns, which reading and writing name
 * one by one.
 */
@Repository
class AccountStore {

    private static final String SELECT =
            """
            SELECT account.*, login.institution_id, login.authorized_from, login.authorized_until,
                   parent.id AS parent_id, oldest_at, latest_at
            FROM account
            JOIN institution_login login
              ON login.partner_id = account.partner_id
             AND login.customer_id = account.customer_id
             AND login.id = account.institution_login_id
            LEFT JOIN account parent
              ON parent.partner_id = account.partner_id
             AND parent.customer_id = account.customer_id
             AND parent.institution_login_id = account.institution_login_id
             AND parent.bank_account_id = account.parent_bank_account_id
            CROSS JOIN LATERAL (
                SELECT min(oldest_at) AS oldest_at, max(latest_at) AS latest_at
                FROM transaction_month
                WHERE transaction_month.partner_id = account.partner_id
                  AND transaction_month.customer_id = account.customer_id
                  AND transaction_month.account_id = account.id) span
            WHERE account.partner_id = :partner AND account.customer_id = :customer
            """;
    private static final String IN_ORDER = " ORDER BY login.created_at, login.id, account.position";
    private static final String OF_THE_LOGIN =
            " WHERE partner_id = :partner AND customer_id = :customer AND institution_login_id = :login";
    private static final String SHARED = " AND status = 'active'";
    private static final String UNCHOSEN = " AND status = 'pending'";
    private static final String SET_STATUS =
            """
            UPDATE account
            SET aggregation_status_code = :code,
                attempted_at = :now,
                succeeded_at = CASE :code WHEN 0 THEN :now ELSE succeeded_at END,
                status = CASE :code WHEN 0 THEN 'active' ELSE status END
            """;

    private final Sql sql;

    AccountStore(Sql sql) {
        this.sql = sql;
    }

    Optional<Account> find(AccountKey key) {
        return sql.of(SELECT + "AND account.id = :id")
                .with("partner", key.partner())
                .with("customer", key.customer())
                .with("id", key.id())
                .optional(AccountStore::account);
    }

    List<Account> all(PartnerId partner, CustomerId customer) {
        return of(SELECT + IN_ORDER, partner, customer).list(AccountStore::account);
    }

    List<Account> all(LoginKey login) {
        return of(SELECT + "AND login.id = :login" + IN_ORDER, login.partner(), login.customer())
                .with("login", login.login())
                .list(AccountStore::account);
    }

    /** False when the customer has an account of this id, or the login one of the bank's id. */
    boolean insert(LoginKey login, String id, BankAccount account, int position, Instant now) {
        return values(
                        """
                                INSERT INTO account (
                                    partner_id, customer_id, id, institution_login_id,
                                    bank_account_id, parent_bank_account_id, position, status,
                                    closed, name, number, type, segment, currency, balance,
                                    balance_at, detail, holdings, created_at, updated_at)
                                VALUES (
                                    :partner, :customer, :id, :login,
                                    :bankId, :parent, :position, 'pending',
                                    :closed, :name, :number, :type, :segment, :currency, :balance,
                                    :balanceAt, :detail::json, :holdings::json, :now, :now)
                                ON CONFLICT DO NOTHING
                                """,
                        login,
                        account,
                        position,
                        now)
                .with("id", id)
                .changesRow();
    }

    /** False when the login has no account of the bank's id. */
    boolean update(LoginKey login, BankAccount account, int position, Instant now) {
        return values(
                        """
                                UPDATE account
                                SET parent_bank_account_id = :parent, position = :position,
                                    closed = :closed, name = :name, number = :number, type = :type,
                                    segment = :segment, currency = :currency, balance = :balance,
                                    balance_at = :balanceAt, detail = :detail::json,
                                    holdings = :holdings::json, updated_at = :now
                                """
                                + OF_THE_LOGIN
                                + " AND bank_account_id = :bankId",
                        login,
                        account,
                        position,
                        now)
                .changesRow();
    }

    void setStatus(AccountKey key, int code, Instant now) {
        of(
                        SET_STATUS
                                + "WHERE partner_id = :partner AND customer_id = :customer AND id = :id",
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .with("code", code)
                .with("now", now)
                .update();
    }

    void setStatus(LoginKey login, int code, Instant now) {
        of(SET_STATUS + OF_THE_LOGIN, login.partner(), login.customer())
                .with("login", login.login())
                .with("code", code)
                .with("now", now)
                .update();
    }

    void setStatus(LoginKey login, String bankId, int code, Instant now) {
        of(
                        SET_STATUS + OF_THE_LOGIN + " AND bank_account_id = :bankId" + SHARED,
                        login.partner(),
                        login.customer())
                .with("login", login.login())
                .with("bankId", bankId)
                .with("code", code)
                .with("now", now)
                .update();
    }

    Optional<LoginKey> loginOf(AccountKey key) {
        return of(
                        """
                        SELECT institution_login_id FROM account
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .optional(
                        row ->
                                new LoginKey(
                                        key.partner(),
                                        key.customer(),
                                        row.text("institution_login_id")));
    }

    /** False when there is no such account; changes of its transactions wait for one another. */
    boolean lock(AccountKey key) {
        return of(
                        """
                        SELECT FROM account
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        FOR NO KEY UPDATE
                        """,
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .hasRow();
    }

    boolean hasHistory(AccountKey key) {
        return of(
                        """
                        SELECT EXISTS (SELECT FROM account
                                       WHERE partner_id = :partner AND customer_id = :customer
                                         AND id = :id AND history_loaded_at IS NOT NULL)
                        """,
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .single(Boolean.class);
    }

    void setHistoryLoaded(AccountKey key, Instant now) {
        of(
                        """
                        UPDATE account SET history_loaded_at = :now
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .with("now", now)
                .update();
    }

    /** The bank may have left out transactions since this day, if not since an earlier one. */
    void setIncomplete(AccountKey key, LocalDate from) {
        of(
                        """
                        UPDATE account SET incomplete_from = least(incomplete_from, :from)
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .with("from", from)
                .update();
    }

    /** The bank has left out nothing of what it was asked for. */
    void setComplete(AccountKey key) {
        of(
                        """
                        UPDATE account SET incomplete_from = NULL
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                          AND incomplete_from IS NOT NULL
                        """,
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .update();
    }

    boolean delete(AccountKey key) {
        return of(
                        """
                                DELETE FROM account
                                WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                                """,
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .changesRow();
    }

    /** The consumer shares all accounts of the login that are there now. */
    void share(LoginKey login) {
        of("UPDATE account SET status = 'active'" + OF_THE_LOGIN, login.partner(), login.customer())
                .with("login", login.login())
                .update();
    }

    /** The shared accounts of the login are as if nobody had read them before. */
    void forgetStatus(LoginKey login) {
        of(
                        "UPDATE account SET aggregation_status_code = NULL, attempted_at = NULL"
                                + OF_THE_LOGIN
                                + SHARED,
                        login.partner(),
                        login.customer())
                .with("login", login.login())
                .update();
    }

    /**
     * Deletes accounts that were found and not chosen.
     *
     * @param foundBefore null means at any time
     */
    void deleteUnchosen(LoginKey login, @Nullable Instant foundBefore) {
        of(
                        "DELETE FROM account"
                                + OF_THE_LOGIN
                                + UNCHOSEN
                                + " AND (:before::timestamptz IS NULL OR created_at < :before)",
                        login.partner(),
                        login.customer())
                .with("login", login.login())
                .with("before", foundBefore)
                .update();
    }

    /** The logins that have such accounts. */
    List<LoginKey> findUnchosen(Instant foundBefore) {
        return sql.of(
                        """
                        SELECT DISTINCT partner_id, customer_id, institution_login_id FROM account
                        WHERE created_at < :before
                        """
                                + UNCHOSEN)
                .with("before", foundBefore)
                .list(
                        row ->
                                new LoginKey(
                                        row.partner("partner_id"),
                                        row.customer("customer_id"),
                                        row.text("institution_login_id")));
    }

    private Sql.Statement of(String text, PartnerId partner, CustomerId customer) {
        return sql.of(text).with("partner", partner).with("customer", customer);
    }

    private Sql.Statement values(
            String text, LoginKey login, BankAccount account, int position, Instant now) {
        return of(text, login.partner(), login.customer())
                .with("login", login.login())
                .with("bankId", account.id())
                .with("parent", account.parentId())
                .with("position", position)
                .with("closed", account.closed())
                .with("name", account.name())
                .with("number", account.number())
                .with("type", account.type())
                .with("segment", account.segment())
                .with("currency", account.currency())
                .with("balance", account.balance())
                .with("balanceAt", account.balanceAt())
                .with("detail", StoredFacts.write(account.detail()))
                .with("holdings", StoredFacts.write(account.holdings()))
                .with("now", now);
    }

    private static Account account(Row row) {
        var partner = row.partner("partner_id");
        var customer = row.customer("customer_id");
        return new Account(
                new AccountKey(partner, customer, row.text("id")),
                new InstitutionLogin(
                        new LoginKey(partner, customer, row.text("institution_login_id")),
                        row.text("institution_id"),
                        row.instantOrNull("authorized_from"),
                        row.instantOrNull("authorized_until")),
                atBank(row),
                row.integer("position"),
                row.text("status").equals("active"),
                row.textOrNull("parent_id"),
                aggregation(row),
                row.instantOrNull("oldest_at"),
                row.instantOrNull("latest_at"),
                row.dateOrNull("incomplete_from"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static BankAccount atBank(Row row) {
        return new BankAccount(
                row.text("bank_account_id"),
                row.text("number"),
                row.text("name"),
                row.text("type"),
                row.text("currency"),
                row.decimal("balance"),
                row.instant("balance_at"),
                row.flag("closed"),
                row.text("segment"),
                row.textOrNull("parent_bank_account_id"),
                StoredFacts.read(row.text("detail")),
                StoredFacts.readAll(row.text("holdings")));
    }

    private static @Nullable Aggregation aggregation(Row row) {
        var attempted = row.instantOrNull("attempted_at");
        return attempted == null
                ? null
                : new Aggregation(
                        row.integer("aggregation_status_code"),
                        attempted,
                        row.instantOrNull("succeeded_at"));
    }
}
