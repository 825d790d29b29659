package io.fairlead.account;

import static io.fairlead.account.LoginStore.instant;

import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.BankAccount;
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
                SELECT min(transacted_at) AS oldest_at, max(transacted_at) AS latest_at
                FROM bank_transaction
                WHERE bank_transaction.partner_id = account.partner_id
                  AND bank_transaction.customer_id = account.customer_id
                  AND bank_transaction.account_id = account.id) span
            WHERE account.partner_id = :partner AND account.customer_id = :customer
            """;
    private static final String IN_ORDER = " ORDER BY login.created_at, login.id, account.position";
    private static final String OF_THE_LOGIN =
            " WHERE partner_id = :partner AND customer_id = :customer AND institution_login_id = :login";
    private static final String SHARED = " AND (status = 'active' OR attempted_at IS NOT NULL)";
    private static final String SET_STATUS =
            """
            UPDATE account
            SET aggregation_status_code = :code,
                attempted_at = :now,
                succeeded_at = CASE :code WHEN 0 THEN :now ELSE succeeded_at END,
                status = CASE :code WHEN 0 THEN 'active' ELSE status END
            """;

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(AccountKey key) {
        return jdbc.sql(SELECT + "AND account.id = :id")
                .param("partner", key.partner().value())
                .param("customer", key.customer().value())
                .param("id", key.id())
                .query((row, _) -> account(row))
                .optional();
    }

    List<Account> all(PartnerId partner, CustomerId customer) {
        return of(SELECT + IN_ORDER, partner, customer).query((row, _) -> account(row)).list();
    }

    List<Account> all(LoginKey login) {
        return of(SELECT + "AND login.id = :login" + IN_ORDER, login.partner(), login.customer())
                .param("login", login.login())
                .query((row, _) -> account(row))
                .list();
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
                        .param("id", id)
                        .update()
                == 1;
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
                        .update()
                == 1;
    }

    void setStatus(AccountKey key, int code, Instant now) {
        of(
                        SET_STATUS
                                + "WHERE partner_id = :partner AND customer_id = :customer AND id = :id",
                        key.partner(),
                        key.customer())
                .param("id", key.id())
                .param("code", code)
                .param("now", Timestamp.from(now))
                .update();
    }

    void setStatus(LoginKey login, int code, Instant now) {
        of(SET_STATUS + OF_THE_LOGIN, login.partner(), login.customer())
                .param("login", login.login())
                .param("code", code)
                .param("now", Timestamp.from(now))
                .update();
    }

    void setStatus(LoginKey login, String bankId, int code, Instant now) {
        of(
                        SET_STATUS + OF_THE_LOGIN + " AND bank_account_id = :bankId" + SHARED,
                        login.partner(),
                        login.customer())
                .param("login", login.login())
                .param("bankId", bankId)
                .param("code", code)
                .param("now", Timestamp.from(now))
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
                .param("id", key.id())
                .query((row, _) -> new LoginKey(key.partner(), key.customer(), row.getString(1)))
                .optional();
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
                .param("id", key.id())
                .query(Boolean.class)
                .single();
    }

    void setHistoryLoaded(AccountKey key, Instant now) {
        of(
                        """
                        UPDATE account SET history_loaded_at = :now
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key.partner(),
                        key.customer())
                .param("id", key.id())
                .param("now", Timestamp.from(now))
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
                        .param("id", key.id())
                        .update()
                == 1;
    }

    /** Accounts that were found and never read any further. */
    void deleteUnchosen(LoginKey login) {
        of(
                        "DELETE FROM account"
                                + OF_THE_LOGIN
                                + " AND status = 'pending' AND attempted_at IS NULL",
                        login.partner(),
                        login.customer())
                .param("login", login.login())
                .update();
    }

    /** The same of all logins. */
    void deleteUnchosen(Instant foundBefore) {
        jdbc.sql(
                        """
                        DELETE FROM account
                        WHERE created_at < :before AND status = 'pending' AND attempted_at IS NULL
                        """)
                .param("before", Timestamp.from(foundBefore))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, PartnerId partner, CustomerId customer) {
        return jdbc.sql(sql).param("partner", partner.value()).param("customer", customer.value());
    }

    private JdbcClient.StatementSpec values(
            String sql, LoginKey login, BankAccount account, int position, Instant now) {
        return of(sql, login.partner(), login.customer())
                .param("login", login.login())
                .param("bankId", account.id())
                .param("parent", account.parentId())
                .param("position", position)
                .param("closed", account.closed())
                .param("name", account.name())
                .param("number", account.number())
                .param("type", account.type())
                .param("segment", account.segment())
                .param("currency", account.currency())
                .param("balance", account.balance())
                .param("balanceAt", Timestamp.from(account.balanceAt()))
                .param("detail", StoredFacts.write(account.detail()))
                .param("holdings", StoredFacts.write(account.holdings()))
                .param("now", Timestamp.from(now));
    }

    private static Account account(ResultSet row) throws SQLException {
        var partner = new PartnerId(row.getString("partner_id"));
        var customer = new CustomerId(row.getString("customer_id"));
        return new Account(
                new AccountKey(partner, customer, row.getString("id")),
                new InstitutionLogin(
                        new LoginKey(partner, customer, row.getString("institution_login_id")),
                        row.getString("institution_id"),
                        instant(row, "authorized_from"),
                        instant(row, "authorized_until")),
                atBank(row),
                row.getInt("position"),
                row.getString("status").equals("active"),
                row.getString("parent_id"),
                aggregation(row),
                instant(row, "oldest_at"),
                instant(row, "latest_at"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static BankAccount atBank(ResultSet row) throws SQLException {
        return new BankAccount(
                row.getString("bank_account_id"),
                row.getString("number"),
                row.getString("name"),
                row.getString("type"),
                row.getString("currency"),
                row.getBigDecimal("balance"),
                row.getTimestamp("balance_at").toInstant(),
                row.getBoolean("closed"),
                row.getString("segment"),
                row.getString("parent_bank_account_id"),
                StoredFacts.read(row.getString("detail")),
                StoredFacts.readAll(row.getString("holdings")));
    }

    private static @Nullable Aggregation aggregation(ResultSet row) throws SQLException {
        var attempted = instant(row, "attempted_at");
        return attempted == null
                ? null
                : new Aggregation(
                        row.getInt("aggregation_status_code"),
                        attempted,
                        instant(row, "succeeded_at"));
    }
}
