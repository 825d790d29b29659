package io.fairlead.account.transaction;

import io.fairlead.account.AccountKey;
import io.fairlead.account.StoredFacts;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.spi.BankTransaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The rows of transactions. Long, because filters, order and place of a page are part of each
 * query.
 */
@Repository
class TransactionStore {

    private static final String OF_CUSTOMER =
            " WHERE partner_id = :partner AND customer_id = :customer";
    private static final String OF_ACCOUNT = OF_CUSTOMER + " AND account_id = :account";
    private static final String DAY = "(transacted_at AT TIME ZONE 'UTC')::date";
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String ALL = "SELECT * FROM bank_transaction";

    private final Sql sql;

    TransactionStore(Sql sql) {
        this.sql = sql;
    }

    /** The days that stored transactions of these bank's ids are of. */
    Set<LocalDate> daysOf(AccountKey account, List<BankTransaction> transactions) {
        return of(
                        "SELECT DISTINCT "
                                + DAY
                                + " FROM bank_transaction"
                                + OF_ACCOUNT
                                + " AND bank_transaction_id = ANY (:bankIds)",
                        account)
                .with("bankIds", texts(transactions, BankTransaction::id))
                .set(LocalDate.class);
    }

    /** Pending transactions that are posted under another id of the bank's go on under that one. */
    void replace(AccountKey account, List<BankTransaction> transactions) {
        of(
                        """
                        UPDATE bank_transaction SET bank_transaction_id = row.id
                        FROM unnest(:ids::text[], :replaced::text[]) AS row (id, replaced)
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND account_id = :account AND posted_at IS NULL
                          AND bank_transaction_id = row.replaced
                          AND NOT EXISTS (SELECT FROM bank_transaction known
                                          WHERE known.partner_id = :partner
                                            AND known.customer_id = :customer
                                            AND known.account_id = :account
                                            AND known.bank_transaction_id = row.id)
                        """,
                        account)
                .with("ids", texts(transactions, BankTransaction::id))
                .with("replaced", texts(transactions, BankTransaction::replaces))
                .update();
    }

    /** Those of the ids that are taken. */
    Set<Long> taken(AccountKey account, long[] ids) {
        return of("SELECT id FROM bank_transaction" + OF_CUSTOMER + " AND id = ANY (:ids)", account)
                .with("ids", ids)
                .set(Long.class);
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
                .with("ids", ids)
                .with("bankIds", texts(transactions, BankTransaction::id))
                .with("amounts", numbers(transactions, BankTransaction::amount))
                .with("transacted", numbers(transactions, t -> seconds(t.transactedAt())))
                .with("posted", numbers(transactions, t -> seconds(t.postedAt())))
                .with("descriptions", texts(transactions, BankTransaction::description))
                .with("memos", texts(transactions, BankTransaction::memo))
                .with("types", texts(transactions, BankTransaction::type))
                .with("checks", texts(transactions, BankTransaction::checkNumber))
                .with("payees", texts(transactions, BankTransaction::payee))
                .with("categories", texts(transactions, BankTransaction::category))
                .with("investments", texts(transactions, t -> StoredFacts.write(t.investment())))
                .with("now", now)
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
        return of(
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
                .with("from", from)
                .with("to", to)
                .with("bankIds", texts(shown, BankTransaction::id))
                .set(LocalDate.class);
    }

    /** Counts the transactions of these days anew. */
    void recount(AccountKey account, Set<LocalDate> days) {
        var changed = texts(days);
        of("DELETE FROM transaction_day" + OF_ACCOUNT + " AND day = ANY (:days::date[])", account)
                .with("days", changed)
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
                .with("days", changed)
                .update();
    }

    Optional<Transaction> find(PartnerId partner, CustomerId customer, long id) {
        return sql.of(ALL + OF_CUSTOMER + " AND id = :id")
                .with("partner", partner)
                .with("customer", customer)
                .with("id", id)
                .optional(TransactionStore::transaction);
    }

    /**
     * The days that have transactions of a query, in its order: whole days as they were counted,
     * its first and its last as far as they belong to it.
     */
    List<DayCount> count(Scope scope, TransactionQuery query) {
        return scope.of(
                        sql,
                        """
                        SELECT day, sum(transactions) AS transactions
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
                .with("pending", query.includePending())
                .with("first", day(query.from()))
                .with("last", day(query.to()))
                .with("from", query.from())
                .with("to", query.to())
                .list(row -> new DayCount(row.date("day"), row.bigint("transactions")));
    }

    /** The transactions of a page, reading those of its days only. */
    List<Transaction> page(Scope scope, TransactionQuery query, PageWindow place) {
        var oldest = place.first().isBefore(place.last()) ? place.first() : place.last();
        var newest = place.first().isBefore(place.last()) ? place.last() : place.first();
        return scope.of(
                        sql,
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
                .with("pending", query.includePending())
                .with("from", query.from())
                .with("to", query.to())
                .with("oldest", oldest)
                .with("newest", newest)
                .with("skipped", place.skipped())
                .with("limit", query.limit())
                .list(TransactionStore::transaction);
    }

    /** What was posted to or from accounts since a day, oldest first. */
    List<Booking> bookings(
            PartnerId partner, CustomerId customer, List<String> accounts, LocalDate since) {
        return sql.of(
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
                .with("partner", partner)
                .with("customer", customer)
                .with("accounts", accounts.toArray(String[]::new))
                .with("since", since)
                .fetching(ROWS_AT_ONCE)
                .list(TransactionStore::booking);
    }

    /** Balances of those days, counted back from what the account holds now. */
    List<DailyBalance> balances(AccountKey account, BigDecimal now, Set<LocalDate> days) {
        return of(
                        """
                        SELECT day, ending - posted_amount AS beginning, ending
                        FROM (SELECT day, posted_amount,
                                     :now - sum(posted_amount) OVER (ORDER BY day DESC)
                                          + posted_amount AS ending
                              FROM transaction_day
                        """
                                + OF_ACCOUNT
                                + ") balance WHERE day = ANY (:days::date[]) ORDER BY day",
                        account)
                .with("now", now)
                .with("days", texts(days))
                .list(
                        row ->
                                new DailyBalance(
                                        row.date("day"),
                                        row.decimal("beginning"),
                                        row.decimal("ending")));
    }

    private Sql.Statement of(String text, AccountKey account) {
        return Scope.of(account).of(sql, text);
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

    private static Transaction transaction(Row row) {
        return new Transaction(
                new AccountKey(
                        row.partner("partner_id"),
                        row.customer("customer_id"),
                        row.text("account_id")),
                row.bigint("id"),
                new BankTransaction(
                        row.text("bank_transaction_id"),
                        null,
                        row.decimal("amount"),
                        row.instant("transacted_at"),
                        row.instantOrNull("posted_at"),
                        row.text("description"),
                        row.textOrNull("memo"),
                        row.textOrNull("type"),
                        row.textOrNull("check_number"),
                        row.textOrNull("payee"),
                        row.textOrNull("category"),
                        StoredFacts.read(row.text("investment"))),
                row.instant("created_at"));
    }

    /** Among many bookings the same words come again and again, so each is kept in memory once. */
    private static Booking booking(Row row) {
        var wording =
                new TransactionText(
                        row.text("description"), row.textOrNull("memo"), row.textOrNull("payee"));
        return new Booking(
                row.text("account_id").intern(),
                row.bigint("id"),
                row.date("day"),
                row.decimal("amount"),
                wording.payeeName().intern(),
                wording.lastingPart().intern(),
                Objects.requireNonNullElse(row.textOrNull("category"), Transaction.UNCATEGORIZED)
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

        Sql.Statement of(Sql sql, String text) {
            return sql.of(text)
                    .with("partner", partner)
                    .with("customer", customer)
                    .with("account", account);
        }
    }
}
