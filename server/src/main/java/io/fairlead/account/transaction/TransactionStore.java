package io.fairlead.account.transaction;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.fairlead.account.AccountKey;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The rows of months of transactions. Long, because pages, sums and bookings each read another part
 * of the same rows.
 */
@Repository
class TransactionStore {

    private static final String OF_CUSTOMER =
            " WHERE partner_id = :partner AND customer_id = :customer";

    /** Without accounts whose transactions their consumer does not share, or not any more. */
    private static final String READABLE =
            OF_CUSTOMER
                    + """
                       AND account_id NOT IN (
                           SELECT closed.id
                           FROM institution_login AS login JOIN account AS closed
                             ON closed.partner_id = login.partner_id
                            AND closed.customer_id = login.customer_id
                            AND closed.institution_login_id = login.id
                           WHERE login.partner_id = :partner AND login.customer_id = :customer
                             AND (login.readable_until <= :now
                                  OR NOT :kind = ANY (login.shared_data)))
                    """;

    private static final String OF_ACCOUNT = OF_CUSTOMER + " AND account_id = :account";

    /** So many are in memory at a time, however many are read. */
    private static final int BLOCKS_AT_ONCE = 20;

    /** Level 6 makes blocks 3 % smaller and takes a quarter more time. */
    private static final int COMPRESSION = 4;

    private final Sql sql;
    private final Clock clock;

    TransactionStore(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Months of an account that may change.
     *
     * @param covered days whose months are among them
     * @param around further ones
     */
    record Months(AccountKey account, DateRange covered, Collection<YearMonth> around) {}

    /**
     * The transactions of accounts of one customer in these months, and in all that have pending
     * ones.
     */
    Map<AccountKey, Map<YearMonth, List<Transaction>>> months(List<Months> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var scope = Scope.of(wanted.getFirst().account());
        var around =
                wanted.stream()
                        .flatMap(
                                months ->
                                        months.around().stream()
                                                .map(
                                                        month ->
                                                                new MonthKey(
                                                                        months.account().id(),
                                                                        month)))
                        .toList();
        return of(
                        """
                        SELECT account_id, month, block
                        FROM unnest(:accounts::text[], :from::date[], :to::date[])
                             AS wanted (id, first, last)
                        JOIN transaction_month ON account_id = wanted.id
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND (month BETWEEN date_trunc('month', first) AND last
                               OR pending > 0
                               OR (account_id, month) IN (
                                   SELECT * FROM unnest(:aroundAccounts::text[], :around::date[])))
                        """,
                        wanted.getFirst().account())
                .with(
                        Columns.of(wanted)
                                .texts("accounts", months -> months.account().id())
                                .texts("from", months -> months.covered().from().toString())
                                .texts("to", months -> months.covered().to().toString()))
                .with(
                        Columns.of(around)
                                .texts("aroundAccounts", MonthKey::account)
                                .texts("around", month -> month.firstDay().toString()))
                .list(TransactionStore::block)
                .stream()
                .collect(
                        groupingBy(
                                stored -> scope.account(stored.key().account()),
                                toMap(
                                        stored -> stored.key().month(),
                                        stored ->
                                                stored.block()
                                                        .transactions(
                                                                scope.account(
                                                                        stored.key().account())))));
    }

    /** New ids, ascending. */
    LongStream newIds(int count) {
        return count == 0
                ? LongStream.empty()
                : sql
                        .of("SELECT nextval('transaction_id') FROM generate_series(1, :count)")
                        .with("count", count)
                        .list(Long.class)
                        .stream()
                        .mapToLong(Long::longValue);
    }

    /**
     * Writes months of accounts of one customer.
     *
     * @param changes all transactions of each month, in order; none when it is to be deleted
     */
    void write(Map<AccountKey, Map<YearMonth, List<Transaction>>> changes) {
        var emptied = new ArrayList<MonthKey>();
        var written = new ArrayList<Written>();
        try (var out = new BlockOutput(COMPRESSION)) {
            changes.forEach(
                    (account, months) ->
                            months.forEach(
                                    (month, transactions) -> {
                                        var key = new MonthKey(account.id(), month);
                                        if (transactions.isEmpty()) {
                                            emptied.add(key);
                                        } else {
                                            written.add(Written.of(key, transactions, out));
                                        }
                                    }));
        }
        if (!emptied.isEmpty() || !written.isEmpty()) {
            write(changes.keySet().iterator().next(), emptied, written);
        }
    }

    private void write(AccountKey one, List<MonthKey> emptied, List<Written> written) {
        of(
                        """
                        WITH emptied AS (
                            DELETE FROM transaction_month
                            USING unnest(:emptiedAccounts::text[], :emptied::date[])
                                  AS gone (id, first)
                            WHERE partner_id = :partner AND customer_id = :customer
                              AND account_id = gone.id AND month = gone.first)
                        INSERT INTO transaction_month (
                            partner_id, customer_id, account_id, month, posted, pending,
                            posted_amount, oldest_at, latest_at, first_id, last_id, revision,
                            block)
                        SELECT :partner, :customer, account, month, posted, pending, amount,
                               oldest, latest, first_id, last_id,
                               nextval('transaction_month_revision'), block
                        FROM unnest(:accounts::text[], :months::date[], :posted::integer[],
                                    :pending::integer[], :amounts::numeric[],
                                    :oldest::timestamptz[], :latest::timestamptz[],
                                    :firstIds::bigint[], :lastIds::bigint[], :blocks::bytea[])
                             AS row (account, month, posted, pending, amount, oldest, latest,
                                     first_id, last_id, block)
                        ON CONFLICT (partner_id, customer_id, account_id, month) DO UPDATE SET
                            posted = excluded.posted, pending = excluded.pending,
                            posted_amount = excluded.posted_amount,
                            oldest_at = excluded.oldest_at, latest_at = excluded.latest_at,
                            first_id = excluded.first_id, last_id = excluded.last_id,
                            revision = excluded.revision, block = excluded.block
                        """,
                        one)
                .with(
                        Columns.of(emptied)
                                .texts("emptiedAccounts", MonthKey::account)
                                .texts("emptied", key -> key.firstDay().toString()))
                .with(
                        Columns.of(written)
                                .texts("accounts", row -> row.key().account())
                                .texts("months", row -> row.key().firstDay().toString())
                                .integers("posted", Written::posted)
                                .integers("pending", Written::pending)
                                .decimals("amounts", Written::postedAmount)
                                .instants("oldest", Written::oldestAt)
                                .instants("latest", Written::latestAt)
                                .bigints("firstIds", Written::firstId)
                                .bigints("lastIds", Written::lastId)
                                .bytes("blocks", Written::block))
                .update();
    }

    Optional<Transaction> find(PartnerId partner, CustomerId customer, long id) {
        var scope = new Scope(partner, customer, null);
        return scope
                .of(
                        sql,
                        "SELECT account_id, month, block FROM transaction_month"
                                + READABLE
                                + " AND first_id <= :id AND last_id >= :id")
                .with("id", id)
                .with("now", clock.instant())
                .list(TransactionStore::block)
                .stream()
                .flatMap(
                        stored ->
                                stored
                                        .block()
                                        .find(scope.account(stored.key().account()), id)
                                        .stream())
                .findFirst();
    }

    /** The months that may have transactions of a query, in its order. */
    List<AccountMonth> months(Scope scope, TransactionQuery query) {
        return scope.of(
                        sql,
                        """
                        SELECT account_id, month, posted, pending, oldest_at, latest_at
                        FROM transaction_month%s
                          AND latest_at >= :from AND oldest_at <= :to
                        ORDER BY month %s
                        """
                                .formatted(
                                        scope.condition(),
                                        switch (query.order()) {
                                            case OLDEST_FIRST -> "ASC";
                                            case NEWEST_FIRST -> "DESC";
                                        }))
                .with("now", clock.instant())
                .with("from", query.from())
                .with("to", query.to())
                .list(
                        row ->
                                new AccountMonth(
                                        key(row),
                                        row.integer("posted"),
                                        row.integer("pending"),
                                        row.instant("oldest_at"),
                                        row.instant("latest_at")));
    }

    /** Reads the blocks of these months one by one, in any order. */
    void read(Scope scope, List<MonthKey> months, Consumer<StoredBlock> reader) {
        if (months.isEmpty()) {
            return;
        }
        scope.of(
                        sql,
                        """
                        SELECT account_id, month, block
                        FROM unnest(:accounts::text[], :months::date[]) AS wanted (account, first)
                        JOIN transaction_month ON account_id = account AND month = first
                        """
                                + OF_CUSTOMER)
                .with(
                        Columns.of(months)
                                .texts("accounts", MonthKey::account)
                                .texts("months", key -> key.firstDay().toString()))
                .fetching(BLOCKS_AT_ONCE)
                .each(row -> reader.accept(block(row)));
    }

    /**
     * How many posted transactions these accounts have since a month, and what changes whenever
     * their transactions do.
     */
    BookingState bookingState(
            PartnerId partner, CustomerId customer, List<String> accounts, LocalDate since) {
        return bookings(
                        """
                        SELECT coalesce(sum(posted), 0) AS posted,
                               md5(coalesce(string_agg(revision::text, ',' ORDER BY revision), ''))
                                   AS revisions
                        FROM transaction_month
                        """,
                        "",
                        partner,
                        customer,
                        accounts,
                        since)
                .single(row -> new BookingState(row.bigint("posted"), row.text("revisions")));
    }

    /** Reads the blocks of these accounts since a month one by one, the oldest month first. */
    void read(
            PartnerId partner,
            CustomerId customer,
            List<String> accounts,
            LocalDate since,
            Consumer<StoredBlock> reader) {
        bookings(
                        "SELECT account_id, month, block FROM transaction_month",
                        " ORDER BY month",
                        partner,
                        customer,
                        accounts,
                        since)
                .fetching(BLOCKS_AT_ONCE)
                .each(row -> reader.accept(block(row)));
    }

    /** What was posted to an account in each month from this one on. */
    NavigableMap<YearMonth, BigDecimal> postedAmounts(AccountKey account, YearMonth from) {
        var amounts = new TreeMap<YearMonth, BigDecimal>();
        of(
                        "SELECT month, posted_amount FROM transaction_month"
                                + OF_ACCOUNT
                                + " AND month >= :from",
                        account)
                .with("from", from.atDay(1))
                .each(
                        row ->
                                amounts.put(
                                        YearMonth.from(row.date("month")),
                                        row.decimal("posted_amount")));
        return amounts;
    }

    private Sql.Statement of(String text, AccountKey account) {
        return Scope.of(account).of(sql, text);
    }

    private Sql.Statement bookings(
            String selection,
            String order,
            PartnerId partner,
            CustomerId customer,
            List<String> accounts,
            LocalDate since) {
        return sql.of(
                        selection
                                + OF_CUSTOMER
                                + " AND account_id = ANY (:accounts) AND month >= :since"
                                + order)
                .with("partner", partner)
                .with("customer", customer)
                .with("accounts", accounts.toArray(String[]::new))
                .with("since", YearMonth.from(since).atDay(1));
    }

    private static MonthKey key(Row row) {
        return new MonthKey(row.text("account_id"), YearMonth.from(row.date("month")));
    }

    private static StoredBlock block(Row row) {
        return new StoredBlock(key(row), row.bytes("block"));
    }

    /** Whose transactions are meant. */
    record Scope(PartnerId partner, CustomerId customer, @Nullable String account) {

        static Scope of(AccountKey account) {
            return new Scope(account.partner(), account.customer(), account.id());
        }

        AccountKey account(String id) {
            return new AccountKey(partner, customer, id);
        }

        String condition() {
            return account == null ? READABLE : OF_ACCOUNT;
        }

        Sql.Statement of(Sql sql, String text) {
            return sql.of(text)
                    .with("partner", partner)
                    .with("customer", customer)
                    .with("account", account)
                    .with("kind", DataKind.TRANSACTIONS);
        }
    }

    /**
     * A block as it is stored.
     *
     * @param bytes what {@link TransactionBlock} reads
     */
    record StoredBlock(MonthKey key, byte[] bytes) {

        BlockKeys keys() {
            return BlockKeys.read(bytes);
        }

        TransactionBlock block() {
            return TransactionBlock.read(bytes);
        }
    }

    /** A row to be written. */
    private record Written(
            MonthKey key,
            int posted,
            int pending,
            BigDecimal postedAmount,
            Instant oldestAt,
            Instant latestAt,
            long firstId,
            long lastId,
            byte[] block) {

        static Written of(MonthKey key, List<Transaction> transactions, BlockOutput out) {
            var posted =
                    transactions.stream()
                            .map(Transaction::atBank)
                            .filter(atBank -> !atBank.pending())
                            .toList();
            var ids = transactions.stream().mapToLong(Transaction::id).summaryStatistics();
            return new Written(
                    key,
                    posted.size(),
                    transactions.size() - posted.size(),
                    posted.stream()
                            .map(BankTransaction::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add),
                    transactions.getFirst().atBank().transactedAt(),
                    transactions.getLast().atBank().transactedAt(),
                    ids.getMin(),
                    ids.getMax(),
                    TransactionBlock.write(out, transactions));
        }
    }
}
