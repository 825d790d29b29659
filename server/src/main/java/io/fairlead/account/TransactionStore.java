package io.fairlead.account;

import static io.fairlead.account.LoginStore.instant;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.BankTransaction;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TransactionStore {

    private static final String OF_CUSTOMER =
            " WHERE partner_id = :partner AND customer_id = :customer";
    private static final String OF_ACCOUNT = OF_CUSTOMER + " AND account_id = :account";
    private static final String DAY = "(transacted_at AT TIME ZONE 'UTC')::date";
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String ALL = "SELECT * FROM bank_transaction";

    private final JdbcClient jdbc;

    TransactionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The days that stored transactions of these bank's ids are of. */
    Set<LocalDate> daysOf(AccountKey account, List<BankTransaction> transactions) {
        return Set.copyOf(
                of(
                                "SELECT DISTINCT "
                                        + DAY
                                        + " FROM bank_transaction"
                                        + OF_ACCOUNT
                                        + " AND bank_transaction_id = ANY (:bankIds)",
                                account)
                        .param("bankIds", texts(transactions, BankTransaction::id))
                        .query(LocalDate.class)
                        .list());
    }

    /** Those of the ids that are taken. */
    Set<Long> taken(AccountKey account, long[] ids) {
        return Set.copyOf(
                of(
                                "SELECT id FROM bank_transaction"
                                        + OF_CUSTOMER
                                        + " AND id = ANY (:ids)",
                                account)
                        .param("ids", ids)
                        .query(Long.class)
                        .list());
    }

    /**
     * Inserts transactions, or changes those known by the bank's id.
     *
     * @param ids for those that are new
     */
    void put(AccountKey account, List<BankTransaction> transactions, long[] ids, Instant now) {
        of(
                        """
                        INSERT INTO bank_transaction (
                            partner_id, customer_id, account_id, id, bank_transaction_id, amount,
                            transacted_at, posted_at, description, memo, type, check_number, payee,
                            category, investment, created_at)
                        SELECT :partner, :customer, :account, id, bank_id, amount,
                               to_timestamp(transacted), to_timestamp(posted), description, memo,
                               type, check_number, payee, category, investment::json, :now
                        FROM unnest(:ids::bigint[], :bankIds::text[], :amounts::numeric[],
                                    :transacted::numeric[], :posted::numeric[],
                                    :descriptions::text[], :memos::text[], :types::text[],
                                    :checks::text[], :payees::text[], :categories::text[],
                                    :investments::text[])
                             AS row (id, bank_id, amount, transacted, posted, description, memo,
                                     type, check_number, payee, category, investment)
                        ON CONFLICT (partner_id, customer_id, account_id, bank_transaction_id)
                        DO UPDATE SET
                            amount = excluded.amount, transacted_at = excluded.transacted_at,
                            posted_at = excluded.posted_at, description = excluded.description,
                            memo = excluded.memo, type = excluded.type,
                            check_number = excluded.check_number, payee = excluded.payee,
                            category = excluded.category, investment = excluded.investment
                        """,
                        account)
                .param("ids", ids)
                .param("bankIds", texts(transactions, BankTransaction::id))
                .param("amounts", numbers(transactions, BankTransaction::amount))
                .param("transacted", numbers(transactions, t -> seconds(t.transactedAt())))
                .param("posted", numbers(transactions, t -> seconds(t.postedAt())))
                .param("descriptions", texts(transactions, BankTransaction::description))
                .param("memos", texts(transactions, BankTransaction::memo))
                .param("types", texts(transactions, BankTransaction::type))
                .param("checks", texts(transactions, BankTransaction::checkNumber))
                .param("payees", texts(transactions, BankTransaction::payee))
                .param("categories", texts(transactions, BankTransaction::category))
                .param("investments", texts(transactions, t -> StoredFacts.write(t.investment())))
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Deletes pending transactions of a time that are none of these.
     *
     * @param to not included
     * @return the days they were of
     */
    Set<LocalDate> deletePendingBut(
            AccountKey account, List<BankTransaction> shown, Instant from, Instant to) {
        return Set.copyOf(
                of(
                                "DELETE FROM bank_transaction"
                                        + OF_ACCOUNT
                                        + """
                                           AND posted_at IS NULL
                                           AND transacted_at >= :from AND transacted_at < :to
                                           AND bank_transaction_id <> ALL (:bankIds)
                                         RETURNING
                                         """
                                        + DAY,
                                account)
                        .param("from", Timestamp.from(from))
                        .param("to", Timestamp.from(to))
                        .param("bankIds", texts(shown, BankTransaction::id))
                        .query(LocalDate.class)
                        .list());
    }

    /** Counts the transactions of these days anew. */
    void recount(AccountKey account, Set<LocalDate> days) {
        var changed = texts(days);
        of("DELETE FROM transaction_day" + OF_ACCOUNT + " AND day = ANY (:days::date[])", account)
                .param("days", changed)
                .update();
        of(
                        """
                        INSERT INTO transaction_day (
                            partner_id, customer_id, account_id, day, posted, pending,
                            posted_amount)
                        SELECT :partner, :customer, :account, day, count(posted_at),
                               count(*) - count(posted_at),
                               coalesce(sum(amount) FILTER (WHERE posted_at IS NOT NULL), 0)
                        FROM unnest(:days::date[]) AS day
                        JOIN bank_transaction
                          ON partner_id = :partner AND customer_id = :customer
                         AND account_id = :account
                         AND transacted_at >= day::timestamp AT TIME ZONE 'UTC'
                         AND transacted_at < (day + 1)::timestamp AT TIME ZONE 'UTC'
                        GROUP BY day
                        """,
                        account)
                .param("days", changed)
                .update();
    }

    Optional<Transaction> find(PartnerId partner, CustomerId customer, long id) {
        return jdbc.sql(ALL + OF_CUSTOMER + " AND id = :id")
                .param("partner", partner.value())
                .param("customer", customer.value())
                .param("id", id)
                .query((row, _) -> transaction(row))
                .optional();
    }

    /**
     * The days that have transactions of a query, in its order: whole days as they were counted,
     * its first and its last as far as they belong to it.
     */
    List<DayCount> count(Scope scope, TransactionQuery query) {
        return scope.of(
                        jdbc,
                        """
                        SELECT day, sum(transactions)
                        FROM (SELECT day, posted + CASE WHEN :pending THEN pending ELSE 0 END
                                          AS transactions
                              FROM transaction_day%1$s AND day > :first AND day < :last
                              UNION ALL
                              SELECT %2$s, 1 FROM bank_transaction%1$s
                                AND (posted_at IS NOT NULL OR :pending)
                                AND transacted_at >= :from AND transacted_at <= :to
                                AND transacted_at < (:first + 1)::timestamp AT TIME ZONE 'UTC'
                              UNION ALL
                              SELECT %2$s, 1 FROM bank_transaction%1$s
                                AND (posted_at IS NOT NULL OR :pending)
                                AND :first < :last
                                AND transacted_at <= :to
                                AND transacted_at >= :last::timestamp AT TIME ZONE 'UTC') counted
                        WHERE transactions > 0
                        GROUP BY day
                        ORDER BY day %3$s
                        """
                                .formatted(scope.condition(), DAY, direction(query)))
                .param("pending", query.includePending())
                .param("first", day(query.from()))
                .param("last", day(query.to()))
                .param("from", Timestamp.from(query.from()))
                .param("to", Timestamp.from(query.to()))
                .query((row, _) -> new DayCount(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list();
    }

    /** The transactions of a page, reading those of its days only. */
    List<Transaction> page(Scope scope, TransactionQuery query, PagePlace place) {
        var oldest = place.first().isBefore(place.last()) ? place.first() : place.last();
        var newest = place.first().isBefore(place.last()) ? place.last() : place.first();
        return scope.of(
                        jdbc,
                        (ALL
                                        + "%1$s"
                                        + """
                                           AND (posted_at IS NOT NULL OR :pending)
                                           AND transacted_at >= greatest(
                                               :from, :oldest::timestamp AT TIME ZONE 'UTC')
                                           AND transacted_at <= :to
                                           AND transacted_at <
                                               (:newest + 1)::timestamp AT TIME ZONE 'UTC'
                                         ORDER BY transacted_at %2$s, id %2$s
                                         OFFSET :skipped LIMIT :limit
                                         """)
                                .formatted(scope.condition(), direction(query)))
                .param("pending", query.includePending())
                .param("from", Timestamp.from(query.from()))
                .param("to", Timestamp.from(query.to()))
                .param("oldest", oldest)
                .param("newest", newest)
                .param("skipped", place.skipped())
                .param("limit", query.limit())
                .query((row, _) -> transaction(row))
                .list();
    }

    /** What was posted to or from accounts since a day, oldest first. */
    List<Booking> bookings(
            PartnerId partner, CustomerId customer, List<String> accounts, LocalDate since) {
        return jdbc.sql(
                        """
                        SELECT account_id, id, %s AS day, amount, description, memo, payee, category
                        FROM bank_transaction
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND account_id = ANY (:accounts) AND posted_at IS NOT NULL
                          AND amount <> 0
                          AND transacted_at >= :since::timestamp AT TIME ZONE 'UTC'
                        ORDER BY transacted_at, id
                        """
                                .formatted(DAY))
                .param("partner", partner.value())
                .param("customer", customer.value())
                .param("accounts", accounts.toArray(String[]::new))
                .param("since", since)
                .withFetchSize(ROWS_AT_ONCE)
                .query((row, _) -> booking(row))
                .list();
    }

    /** Balances of those days, counted back from what the account holds now. */
    List<DailyBalance> balances(AccountKey account, BigDecimal now, Set<LocalDate> days) {
        return of(
                        """
                        SELECT day, ending - posted_amount, ending
                        FROM (SELECT day, posted_amount,
                                     :now - sum(posted_amount) OVER (ORDER BY day DESC)
                                          + posted_amount AS ending
                              FROM transaction_day
                        """
                                + OF_ACCOUNT
                                + ") balance WHERE day = ANY (:days::date[]) ORDER BY day",
                        account)
                .param("now", now)
                .param("days", texts(days))
                .query(
                        (row, _) ->
                                new DailyBalance(
                                        row.getObject(1, LocalDate.class),
                                        row.getBigDecimal(2),
                                        row.getBigDecimal(3)))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, AccountKey account) {
        return Scope.of(account).of(jdbc, sql);
    }

    private static String direction(TransactionQuery query) {
        return switch (query.order()) {
            case OLDEST_FIRST -> "ASC";
            case NEWEST_FIRST -> "DESC";
        };
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static @Nullable String[] texts(
            List<BankTransaction> transactions, Function<BankTransaction, @Nullable String> field) {
        return transactions.stream().map(field).toArray(String[]::new);
    }

    private static String[] texts(Set<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static @Nullable BigDecimal[] numbers(
            List<BankTransaction> transactions,
            Function<BankTransaction, @Nullable BigDecimal> field) {
        return transactions.stream().map(field).toArray(BigDecimal[]::new);
    }

    private static @Nullable BigDecimal seconds(@Nullable Instant moment) {
        return moment == null ? null : BigDecimal.valueOf(moment.toEpochMilli(), 3);
    }

    private static Transaction transaction(ResultSet row) throws SQLException {
        return new Transaction(
                new AccountKey(
                        new PartnerId(row.getString("partner_id")),
                        new CustomerId(row.getString("customer_id")),
                        row.getString("account_id")),
                row.getLong("id"),
                new BankTransaction(
                        row.getString("bank_transaction_id"),
                        row.getBigDecimal("amount"),
                        row.getTimestamp("transacted_at").toInstant(),
                        instant(row, "posted_at"),
                        row.getString("description"),
                        row.getString("memo"),
                        row.getString("type"),
                        row.getString("check_number"),
                        row.getString("payee"),
                        row.getString("category"),
                        StoredFacts.read(row.getString("investment"))),
                row.getTimestamp("created_at").toInstant());
    }

    /** Among many bookings the same words come again and again, so each is kept in memory once. */
    private static Booking booking(ResultSet row) throws SQLException {
        var wording =
                new Wording(
                        row.getString("description"),
                        row.getString("memo"),
                        row.getString("payee"));
        return new Booking(
                row.getString("account_id").intern(),
                row.getLong("id"),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("amount"),
                wording.payeeName().intern(),
                wording.lastingPart().intern(),
                Objects.requireNonNullElse(row.getString("category"), Transaction.UNCATEGORIZED)
                        .intern());
    }

    /** Whose transactions are meant. */
    record Scope(PartnerId partner, CustomerId customer, @Nullable String account) {

        static Scope of(AccountKey account) {
            return new Scope(account.partner(), account.customer(), account.id());
        }

        String condition() {
            return account == null ? OF_CUSTOMER : OF_ACCOUNT;
        }

        JdbcClient.StatementSpec of(JdbcClient jdbc, String sql) {
            return jdbc.sql(sql)
                    .param("partner", partner.value())
                    .param("customer", customer.value())
                    .param("account", account);
        }
    }
}
