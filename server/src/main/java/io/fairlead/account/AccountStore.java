package io.fairlead.account;

import io.fairlead.account.agreement.Agreement;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.account.agreement.StoredAgreement;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.spi.BankAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
                   login.shared_data, login.readable_until, parent.id AS parent_id, oldest_at, latest_at
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
    private static final String SHOWN =
            """
            unnest(:ids::text[], :bankIds::text[], :parents::text[], :positions::integer[],
                   :closed::boolean[], :names::text[], :numbers::text[], :types::text[],
                   :segments::text[], :currencies::text[], :balances::numeric[],
                   :balancesAt::timestamptz[], :details::text[], :holdings::text[])
                AS shown (id, bank_id, parent, position, closed, name, number, type, segment,
                          currency, balance, balance_at, detail, holdings)
            """;
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
    private final Clock clock;

    AccountStore(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<Account> find(AccountKey key) {
        return sql.of(SELECT + "AND account.id = :id")
                .with("partner", key.partner())
                .with("customer", key.customer())
                .with("id", key.id())
                .optional(this::account);
    }

    List<Account> all(PartnerId partner, CustomerId customer) {
        return of(SELECT + IN_ORDER, partner, customer).list(this::account);
    }

    List<Account> all(LoginKey login) {
        return of(SELECT + "AND login.id = :login" + IN_ORDER, login.partner(), login.customer())
                .with("login", login.login())
                .list(this::account);
    }

    /**
     * Takes in accounts that are pending, but none whose id the customer has, or whose bank's id
     * the login has.
     *
     * @return the bank's ids of those that are taken in
     */
    Set<String> insert(LoginKey login, List<PlacedAccount> shown, Instant now) {
        return take(
                """
                INSERT INTO account (
                    partner_id, customer_id, id, institution_login_id, bank_account_id,
                    parent_bank_account_id, position, status, closed, name, number, type, segment,
                    currency, balance, balance_at, detail, holdings, created_at, updated_at)
                SELECT :partner, :customer, shown.id, :login, shown.bank_id,
                       shown.parent, shown.position, 'pending', shown.closed, shown.name,
                       shown.number, shown.type, shown.segment, shown.currency, shown.balance,
                       shown.balance_at, shown.detail::json, shown.holdings::json, :now, :now
                FROM
                """
                        + SHOWN
                        + """
                        ON CONFLICT DO NOTHING
                        RETURNING bank_account_id
                        """,
                login,
                shown,
                now);
    }

    /**
     * Changes the accounts that the login has.
     *
     * @return their ids at the bank
     */
    Set<String> update(LoginKey login, List<PlacedAccount> shown, Instant now) {
        return take(
                """
                UPDATE account
                SET parent_bank_account_id = shown.parent, position = shown.position,
                    closed = shown.closed, name = shown.name, number = shown.number,
                    type = shown.type, segment = shown.segment, currency = shown.currency,
                    balance = shown.balance, balance_at = shown.balance_at,
                    detail = shown.detail::json, holdings = shown.holdings::json, updated_at = :now
                FROM
                """
                        + SHOWN
                        + OF_THE_LOGIN
                        + """
                         AND bank_account_id = shown.bank_id
                        RETURNING bank_account_id
                        """,
                login,
                shown,
                now);
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

    /**
     * Locks accounts of one login in the order of their ids, each after its login, which is locked
     * against those who change several of its accounts. Changes of an account's transactions wait
     * for one another.
     *
     * @return the ids of those that there are
     */
    Set<String> lock(PartnerId partner, CustomerId customer, Collection<String> ids) {
        return Set.copyOf(
                of(
                                """
                                SELECT account.id
                                FROM account JOIN institution_login AS login
                                  ON login.partner_id = account.partner_id
                                 AND login.customer_id = account.customer_id
                                 AND login.id = account.institution_login_id
                                WHERE account.partner_id = :partner
                                  AND account.customer_id = :customer
                                  AND account.id = ANY (:ids)
                                ORDER BY account.id
                                FOR KEY SHARE OF login FOR NO KEY UPDATE OF account
                                """,
                                partner,
                                customer)
                        .with("ids", ids.toArray(String[]::new))
                        .list(row -> row.text("id")));
    }

    /** Notes what reading accounts of one customer has come to. */
    void setOutcomes(List<AccountOutcome> outcomes, Instant now) {
        var first = outcomes.getFirst().account();
        of(
                        """
                        UPDATE account
                        SET aggregation_status_code = code,
                            attempted_at = :now,
                            succeeded_at = CASE code WHEN 0 THEN :now ELSE succeeded_at END,
                            status = CASE code WHEN 0 THEN 'active' ELSE account.status END,
                            incomplete_from =
                                CASE WHEN read_from IS NULL THEN incomplete_from
                                     WHEN NOT complete THEN least(incomplete_from, read_from) END
                        FROM unnest(:ids::text[], :codes::integer[], :from::date[],
                                    :complete::boolean[])
                             AS outcome (id, code, read_from, complete)
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND account.id = outcome.id
                        """,
                        first.partner(),
                        first.customer())
                .with("now", now)
                .with(
                        Columns.of(outcomes)
                                .texts("ids", outcome -> outcome.account().id())
                                .integers("codes", outcome -> outcome.status().code())
                                .texts(
                                        "from",
                                        outcome ->
                                                outcome.since() == null
                                                        ? null
                                                        : outcome.since().toString())
                                .texts("complete", outcome -> String.valueOf(outcome.complete())))
                .update();
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

    /** What is null stays as it is. */
    boolean rename(AccountKey key, GivenNames given, Instant now) {
        return of(
                        """
                        UPDATE account
                        SET given_name = coalesce(:name, given_name),
                            given_number = coalesce(:number, given_number), updated_at = :now
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key.partner(),
                        key.customer())
                .with("id", key.id())
                .with("name", given.name())
                .with("number", given.number())
                .with("now", now)
                .changesRow();
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

    /**
     * The consumer shares all accounts of the login that are there now.
     *
     * @param latest when reading them ends, unless the bank's consent does sooner
     * @return when it ends
     */
    Instant share(LoginKey login, Set<DataKind> data, Instant latest) {
        return of(
                        """
                        WITH shared AS (
                            UPDATE account SET status = 'active'
                        """
                                + OF_THE_LOGIN
                                + """
                        )
                        UPDATE institution_login
                        SET shared_data = :data, readable_until = least(authorized_until, :latest)
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :login
                        RETURNING readable_until
                        """,
                        login.partner(),
                        login.customer())
                .with("login", login.login())
                .with("data", StoredAgreement.write(data))
                .with("latest", latest)
                .single(row -> row.instant("readable_until"));
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

    private Set<String> take(String text, LoginKey login, List<PlacedAccount> shown, Instant now) {
        var columns =
                Columns.of(shown)
                        .texts("ids", PlacedAccount::id)
                        .texts("bankIds", placed -> placed.account().id())
                        .texts("parents", placed -> placed.account().parentId())
                        .integers("positions", PlacedAccount::position)
                        .texts("closed", placed -> String.valueOf(placed.account().closed()))
                        .texts("names", placed -> placed.account().name())
                        .texts("numbers", placed -> placed.account().number())
                        .texts("types", placed -> placed.account().type())
                        .texts("segments", placed -> placed.account().segment())
                        .texts("currencies", placed -> placed.account().currency())
                        .decimals("balances", placed -> placed.account().balance())
                        .instants("balancesAt", placed -> placed.account().balanceAt())
                        .texts("details", placed -> StoredFacts.write(placed.account().detail()))
                        .texts(
                                "holdings",
                                placed -> StoredFacts.write(placed.account().holdings()));
        return Set.copyOf(
                of(text, login.partner(), login.customer())
                        .with("login", login.login())
                        .with("now", now)
                        .with(columns)
                        .list(row -> row.text("bank_account_id")));
    }

    private Account account(Row row) {
        var agreement = StoredAgreement.read(row, clock.instant());
        var partner = row.partner("partner_id");
        var customer = row.customer("customer_id");
        return new Account(
                new AccountKey(partner, customer, row.text("id")),
                new InstitutionLogin(
                        new LoginKey(partner, customer, row.text("institution_login_id")),
                        row.text("institution_id"),
                        row.instantOrNull("authorized_from"),
                        row.instantOrNull("authorized_until"),
                        agreement),
                atBank(row),
                new GivenNames(row.textOrNull("given_name"), row.textOrNull("given_number")),
                row.integer("position"),
                row.text("status").equals("active"),
                row.textOrNull("parent_id"),
                aggregation(row, agreement),
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

    /** Once the agreement is over, that is what keeps the account from being read. */
    private static @Nullable Aggregation aggregation(Row row, Agreement agreement) {
        var attempted = row.instantOrNull("attempted_at");
        if (agreement.over()) {
            return new Aggregation(
                    AggregationStatus.CONSENT_OVER.code(),
                    Objects.requireNonNull(agreement.until()),
                    row.instantOrNull("succeeded_at"));
        }
        return attempted == null
                ? null
                : new Aggregation(
                        row.integer("aggregation_status_code"),
                        attempted,
                        row.instantOrNull("succeeded_at"));
    }
}
