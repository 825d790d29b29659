package io.fairlead.account.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@FairleadTest
class TransactionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Instant START = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final int DAYS = 40;
    private static final DateRange RANGE = new DateRange(DAY, DAY.plusDays(DAYS));
    private static final TransactionQuery ALL = query(START, START.plus(Duration.ofDays(DAYS)));

    private final Random random = new Random(20261122);
    private final Accounts accounts;
    private final Transactions transactions;
    private final LoginKey login;
    private final List<AccountKey> keys;
    private final JdbcClient database;
    private final TransactionOperations operations;

    TransactionsTest(
            FairleadServer server,
            Accounts accounts,
            Transactions transactions,
            JdbcClient database,
            TransactionOperations operations) {
        this.database = database;
        this.operations = operations;
        this.accounts = accounts;
        this.transactions = transactions;
        var partner = server.newPartner();
        login = new LoginKey(partner.id(), new CustomerId(partner.newCustomer()), "6000000001");
        accounts.register(
                login,
                "101732",
                Map.of(
                        "11", BankAccounts.checking("1111", "100.00"),
                        "12", BankAccounts.checking("2222", "100.00")));
        keys = accounts.list(login).stream().map(Account::key).toList();
    }

    @Test
    void keepTheirIdsWhenTheyArePosted() {
        var at = START.plusSeconds(3600);
        transactions.record(keys.getFirst(), RANGE, List.of(transaction("t", at, null)));
        var pending = list(keys.getFirst(), ALL).getFirst();
        transactions.record(
                keys.getFirst(), RANGE, List.of(transaction("t", at, at.plusSeconds(86_400))));
        var posted = list(keys.getFirst(), ALL).getFirst();

        assertThat(pending.atBank().pending()).isTrue();
        assertThat(posted.atBank().pending()).isFalse();
        assertThat(posted.id()).isEqualTo(pending.id());
        assertThat(posted.createdAt()).isEqualTo(pending.createdAt());
    }

    @Test
    void keepTheirIdsWhenTheyArePostedUnderAnotherIdOfTheBanks() {
        var account = keys.getFirst();
        var at = START.plusSeconds(3600);
        transactions.record(account, RANGE, List.of(transaction("pending", at, null)));
        var pending = list(account, ALL).getFirst();

        transactions.record(account, RANGE, List.of(replacing("posted", "pending", at)));

        var posted = list(account, ALL);
        assertThat(posted).singleElement().extracting(Transaction::id).isEqualTo(pending.id());
        assertThat(posted.getFirst().atBank().id()).isEqualTo("posted");
        assertThat(posted.getFirst().atBank().pending()).isFalse();
    }

    @Test
    void keepTheirIdsThroughPagesThatLeaveSomethingOut() {
        var account = keys.getFirst();
        var at = START.plusSeconds(3600);
        transactions.record(account, RANGE, List.of(transaction("pending", at, null)));
        var pending = list(account, ALL).getFirst();

        transactions.record(account, RANGE, List.of(), false);
        assertThat(list(account, ALL)).containsExactly(pending);

        transactions.record(account, RANGE, List.of(replacing("posted", "pending", at)), false);
        assertThat(list(account, ALL)).extracting(Transaction::id).containsExactly(pending.id());
    }

    @Test
    void areNotPendingBesideTheirReplacement() {
        var account = keys.getFirst();
        var at = START.plusSeconds(3600);
        var pending = transaction("pending", at, null);
        transactions.record(account, RANGE, List.of(pending));
        transactions.record(
                account, RANGE, List.of(transaction("posted", at, at.plusSeconds(86_400))), false);
        assertThat(list(account, ALL)).hasSize(2);

        transactions.record(
                account, RANGE, List.of(pending, replacing("posted", "pending", at)), false);

        assertThat(list(account, ALL))
                .singleElement()
                .matches(left -> left.atBank().id().equals("posted"));
        assertThat(transactions.list(account, ALL).found()).isEqualTo(1);
    }

    @Test
    void arePostedWhenTheBankShowsThemBothWays() {
        var account = keys.getFirst();
        var at = START.plusSeconds(3600);

        transactions.record(
                account,
                RANGE,
                List.of(transaction("t", at, null), transaction("t", at, at.plusSeconds(86_400))));

        assertThat(list(account, ALL)).singleElement().matches(t -> !t.atBank().pending());
    }

    @Test
    void areTheSameAfterAnotherRecord() {
        var shown = someTransactions(30);
        transactions.record(keys.getFirst(), RANGE, shown);
        var first = list(keys.getFirst(), ALL);
        transactions.record(keys.getFirst(), RANGE, shown);

        assertThat(list(keys.getFirst(), ALL)).isEqualTo(first).hasSize(30);
    }

    /** A refresh with nothing new leaves the rows alone, not only their content. */
    @Test
    void areNotWrittenWhenNothingHasChanged() {
        var shown = new ArrayList<>(someTransactions(30));
        transactions.record(keys.getFirst(), RANGE, shown);
        var versions = rowVersions();
        Collections.shuffle(shown, random);
        transactions.record(keys.getFirst(), RANGE, shown);
        assertThat(rowVersions()).isEqualTo(versions).hasSize(2);

        shown.add(transaction("new", START, null));
        transactions.record(keys.getFirst(), RANGE, shown);
        assertThat(rowVersions()).hasSize(2).contains(versions.getLast());
        assertThat(rowVersions()).isNotEqualTo(versions);
    }

    /** A lock would be a change, which the database writes to its log. */
    @Test
    void areNotEvenLockedWhenNothingHasChanged() {
        var account = keys.getFirst();
        var shown = new ArrayList<>(someTransactions(30));
        transactions.record(account, RANGE, shown);

        assertThat(isWrittenBy(() -> transactions.record(account, RANGE, shown))).isFalse();
        shown.add(transaction("new", START, null));
        assertThat(isWrittenBy(() -> transactions.record(account, RANGE, shown))).isTrue();
    }

    /** So a transaction has no index entry of its own, and earlier days cost nothing. */
    @Test
    void areOneRowOfAMonthHoweverManyTheyAre() {
        var account = keys.getFirst();
        var years = new DateRange(DAY.minusMonths(24), DAY);
        var old = new ArrayList<BankTransaction>();
        for (var day = years.from(); day.isBefore(years.to()); day = day.plusDays(1)) {
            for (var i = 0; i < 5; i++) {
                var at = day.atTime(i, 0).toInstant(ZoneOffset.UTC);
                old.add(transaction(day + "/" + i, at, at));
            }
        }
        assertThat(rowsWrittenBy(() -> transactions.record(account, years, old))).isEqualTo(24);

        var news = someTransactions(30);
        var firstWeek = new DateRange(DAY, DAY.plusDays(7));
        var inIt =
                news.stream()
                        .filter(one -> one.transactedAt().isBefore(START.plusSeconds(604_800)))
                        .toList();
        assertThat(inIt).isNotEmpty();
        assertThat(rowsWrittenBy(() -> transactions.record(account, firstWeek, inIt))).isEqualTo(1);
    }

    private boolean isWrittenBy(Runnable work) {
        return inTransaction(
                () -> {
                    work.run();
                    return database.sql("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
                            .query(Boolean.class)
                            .single();
                });
    }

    private int rowsWrittenBy(Runnable work) {
        return inTransaction(
                () -> {
                    var before = rowsWritten();
                    work.run();
                    return rowsWritten() - before;
                });
    }

    /** By this transaction and those before it that the database has not yet counted. */
    private int rowsWritten() {
        return database.sql(
                        """
                        SELECT n_tup_ins + n_tup_upd FROM pg_stat_xact_user_tables
                        WHERE relname = 'transaction_month'
                        """)
                .query(Integer.class)
                .single();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(operations.execute(_ -> work.get()));
    }

    @Test
    void areRowsNoMoreWhenTheLastOfAMonthIsGone() {
        transactions.record(keys.getFirst(), RANGE, List.of(transaction("gone", START, null)));
        assertThat(rowVersions()).hasSize(1);
        transactions.record(keys.getFirst(), RANGE, List.of());

        assertThat(rowVersions()).isEmpty();
    }

    @Test
    void moveToAnotherMonth() {
        var at = START.plus(Duration.ofDays(28));
        transactions.record(keys.getFirst(), RANGE, List.of(transaction("t", at, at)));
        var first = list(keys.getFirst(), ALL).getFirst();
        var later = at.plus(Duration.ofDays(5));
        transactions.record(
                keys.getFirst(),
                new DateRange(DAY.plusDays(33), DAY.plusDays(34)),
                List.of(transaction("t", later, later)));

        assertThat(list(keys.getFirst(), ALL))
                .singleElement()
                .satisfies(moved -> assertThat(moved.id()).isEqualTo(first.id()))
                .satisfies(moved -> assertThat(moved.atBank().transactedAt()).isEqualTo(later));
    }

    /** The limit of what is looked at; docs/compatibility.md names it. */
    @Test
    void areNewWhenTheBankMovesThemFarOutsideTheRange() {
        var far = START.plus(Duration.ofDays(100));
        var all = query(START, far.plusSeconds(1));
        transactions.record(keys.getFirst(), RANGE, List.of(transaction("t", START, START)));
        var first = list(keys.getFirst(), all).getFirst();
        var shown = List.of(transaction("t", far, far));
        var narrow = new DateRange(DAY.plusDays(100), DAY.plusDays(101));
        transactions.record(keys.getFirst(), narrow, shown);
        assertThat(list(keys.getFirst(), all)).hasSize(2);

        transactions.record(keys.getFirst(), new DateRange(DAY, DAY.plusDays(101)), shown);
        assertThat(list(keys.getFirst(), all))
                .singleElement()
                .satisfies(kept -> assertThat(kept.id()).isEqualTo(first.id()))
                .satisfies(kept -> assertThat(kept.atBank().transactedAt()).isEqualTo(far));
    }

    @Test
    void areAllThereAfterTwoRecordsOfOneAccountAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < 20; round++) {
                var records = new ArrayList<Callable<Boolean>>();
                for (var part = 0; part < 2; part++) {
                    var shown = List.of(transaction(round + "-" + part, START, START));
                    records.add(() -> transactions.record(keys.getFirst(), RANGE, shown, false));
                }
                for (var done : threads.invokeAll(records)) {
                    assertThat(done.get()).isTrue();
                }
            }
        }
        assertThat(list(keys.getFirst(), ALL)).hasSize(40);
    }

    @Test
    void losePendingOnesThatTheBankNoLongerShows() {
        var gone = transaction("gone", START.plusSeconds(60), null);
        var outside = transaction("outside", START.plus(Duration.ofDays(20)), null);
        var posted = transaction("posted", START, START);
        transactions.record(keys.getFirst(), RANGE, List.of(gone, outside, posted));
        transactions.record(keys.getFirst(), new DateRange(DAY, DAY.plusDays(10)), List.of());

        assertThat(list(keys.getFirst(), ALL))
                .extracting(shown -> shown.atBank().id())
                .containsExactly("outside", "posted");
    }

    @Test
    void goWithTheirAccount() {
        transactions.record(keys.getFirst(), RANGE, someTransactions(5));
        transactions.record(keys.getLast(), RANGE, someTransactions(3));
        accounts.delete(keys.getFirst());

        assertThat(transactions.list(login.partner(), login.customer(), ALL).found()).isEqualTo(3);
        assertThat(transactions.record(keys.getFirst(), RANGE, someTransactions(1))).isFalse();
    }

    @Test
    void addUpToTheBalanceOfEachDay() {
        var first = transaction("a", START, START, "25.50");
        var second = transaction("b", START.plus(Duration.ofDays(1)), START, "-5.25");
        var pending = transaction("c", START.plus(Duration.ofDays(1)), null, "-70.00");
        transactions.record(keys.getFirst(), RANGE, List.of(first, second, pending));

        assertThat(
                        transactions.balances(
                                keys.getFirst(),
                                new BigDecimal("100.00"),
                                list(keys.getFirst(), ALL)))
                .containsExactly(
                        new DailyBalance(DAY, new BigDecimal("79.75"), new BigDecimal("105.25")),
                        new DailyBalance(
                                DAY.plusDays(1),
                                new BigDecimal("105.25"),
                                new BigDecimal("100.00")));
    }

    /** Whatever the window, counting days finds what reading everything finds. */
    @RepeatedTest(5)
    void areThoseThatANaiveReadingFinds() {
        for (var key : keys) {
            transactions.record(key, RANGE, someTransactions(120));
            transactions.record(key, RANGE, someTransactions(120));
        }
        var all = list(null, ALL);
        for (var i = 0; i < 60; i++) {
            var account = random.nextBoolean() ? keys.getFirst() : null;
            var query = randomQuery();
            var expected = naive(all, account, query);
            var page = page(account, query);
            var shown = expected.stream().skip(query.start() - 1L).limit(query.limit()).toList();

            assertThat(page.transactions()).as(query.toString()).isEqualTo(shown);
            assertThat(page.found()).isEqualTo(expected.size());
            assertThat(page.moreAvailable())
                    .isEqualTo(
                            !shown.isEmpty() && query.start() - 1 + shown.size() < expected.size());
        }
    }

    private List<String> rowVersions() {
        return database.sql(
                        """
                        SELECT month || ' ' || ctid || ' ' || xmin || ' ' || revision
                        FROM transaction_month WHERE partner_id = ? ORDER BY month
                        """)
                .param(login.partner().value())
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    private TransactionQuery randomQuery() {
        var from = START.plusSeconds(random.nextInt(-5, DAYS) * 86_400L);
        if (random.nextBoolean()) {
            from = from.plusSeconds(random.nextInt(86_400));
        }
        return new TransactionQuery(
                from,
                from.plusSeconds(random.nextInt(random.nextBoolean() ? 86_400 : DAYS * 86_400)),
                random.nextBoolean(),
                random.nextBoolean()
                        ? TransactionQuery.Order.OLDEST_FIRST
                        : TransactionQuery.Order.NEWEST_FIRST,
                random.nextInt(1, 100),
                random.nextInt(1, 60));
    }

    private static List<Transaction> naive(
            List<Transaction> all, @Nullable AccountKey account, TransactionQuery query) {
        var order =
                Comparator.comparing((Transaction shown) -> shown.atBank().transactedAt())
                        .thenComparing(Transaction::id);
        return all.stream()
                .filter(shown -> account == null || shown.account().equals(account))
                .filter(shown -> query.includePending() || !shown.atBank().pending())
                .filter(shown -> !shown.atBank().transactedAt().isBefore(query.from()))
                .filter(shown -> !shown.atBank().transactedAt().isAfter(query.to()))
                .sorted(
                        query.order() == TransactionQuery.Order.OLDEST_FIRST
                                ? order
                                : order.reversed())
                .toList();
    }

    private List<Transaction> list(@Nullable AccountKey account, TransactionQuery query) {
        return page(account, query).transactions();
    }

    private TransactionPage page(@Nullable AccountKey account, TransactionQuery query) {
        return account == null
                ? transactions.list(login.partner(), login.customer(), query)
                : transactions.list(account, query);
    }

    private List<BankTransaction> someTransactions(int count) {
        var made = new ArrayList<BankTransaction>();
        for (var i = 0; i < count; i++) {
            var at = START.plusSeconds(random.nextInt(DAYS) * 86_400L + random.nextInt(3) * 4_000L);
            made.add(transaction("t" + i, at, random.nextInt(4) == 0 ? null : at));
        }
        Collections.shuffle(made, random);
        return made;
    }

    private static TransactionQuery query(Instant from, Instant to) {
        return new TransactionQuery(from, to, true, TransactionQuery.Order.NEWEST_FIRST, 1, 1_000);
    }

    /** A transaction that is posted a day later, and that the bank says was a pending one. */
    private static BankTransaction replacing(String id, String replaced, Instant at) {
        var posted = transaction(id, at, at.plusSeconds(86_400));
        return new BankTransaction(
                id,
                replaced,
                posted.amount(),
                at,
                posted.postedAt(),
                posted.description(),
                posted.memo(),
                posted.type(),
                posted.checkNumber(),
                posted.payee(),
                posted.category(),
                posted.investment());
    }

    private static BankTransaction transaction(String id, Instant at, @Nullable Instant posted) {
        return transaction(id, at, posted, "-12.34");
    }

    private static BankTransaction transaction(
            String id, Instant at, @Nullable Instant posted, String amount) {
        return new BankTransaction(
                id,
                null,
                new BigDecimal(amount),
                at,
                posted,
                "HARBOUR CAFE",
                null,
                "debit",
                null,
                "Harbour Cafe",
                "Restaurants",
                Facts.NONE);
    }
}
