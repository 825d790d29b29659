package io.fairlead.account.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.TransactionQuery.Order;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does the same at random to stored transactions and to a plain list of them, and compares what
 * each of them shows.
 *
 * <p>Long, because the bank, the model and the questions belong together.
 */
@FairleadTest
class TransactionModelTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 20);
    private static final int DAYS = 200;
    private static final int ROUNDS = 25;
    private static final int QUESTIONS = 12;
    private static final BigDecimal BALANCE = new BigDecimal("1000.00");

    private final Transactions transactions;
    private final LoginKey login;
    private final List<AccountKey> keys;
    private final Map<AccountKey, Bank> banks = new HashMap<>();
    private final Map<AccountKey, Model> models = new HashMap<>();
    private Random random = new Random(0);

    TransactionModelTest(FairleadServer server, Accounts accounts, Transactions transactions) {
        this.transactions = transactions;
        var partner = server.newPartner();
        login = new LoginKey(partner.id(), new CustomerId(partner.newCustomer()), "6000000001");
        accounts.register(
                login,
                "101732",
                Map.of(
                        "11", BankAccounts.checking("1111", "1000.00"),
                        "12", BankAccounts.checking("2222", "1000.00"),
                        "13", BankAccounts.checking("3333", "1000.00")));
        keys = accounts.list(login).stream().map(Account::key).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void showsWhatAPlainListShows(long seed) {
        random = new Random(seed);
        keys.forEach(key -> banks.put(key, new Bank()));
        keys.forEach(key -> models.put(key, new Model(key)));
        for (var round = 0; round < ROUNDS; round++) {
            var key = keys.get(random.nextInt(keys.size()));
            refresh(key);
            compareAll();
            for (var i = 0; i < QUESTIONS; i++) {
                compareOnePage();
            }
        }
        assertThat(all(null)).hasSizeGreaterThan(300);
    }

    private void refresh(AccountKey key) {
        var bank = bank(key);
        bank.live();
        var from = FIRST.plusDays(random.nextInt(-5, DAYS));
        var range = new DateRange(from, from.plusDays(random.nextInt(random.nextInt(2, DAYS))));
        var shown = bank.show(range);
        var complete = random.nextInt(3) > 0;

        assertThat(transactions.record(key, range, shown, complete)).isTrue();
        model(key).record(range, shown, complete, all(key));
    }

    /** All that is stored, and each one by its id. */
    private void compareAll() {
        for (var key : keys) {
            var expected = naive(key, everything(Order.OLDEST_FIRST));
            assertThat(all(key)).isEqualTo(expected);
            assertThat(
                            transactions.balances(
                                    key,
                                    BALANCE,
                                    expected.subList(expected.size() / 3, expected.size())))
                    .isEqualTo(
                            naiveBalances(
                                    expected,
                                    expected.subList(expected.size() / 3, expected.size())));
        }
        var all = naive(null, everything(Order.NEWEST_FIRST));
        assertThat(
                        transactions.list(
                                login.partner(), login.customer(), everything(Order.NEWEST_FIRST)))
                .isEqualTo(new TransactionPage(all.size(), false, all));
        if (!all.isEmpty()) {
            var one = all.get(random.nextInt(all.size()));
            assertThat(transactions.find(login.partner(), login.customer(), one.id()))
                    .contains(one);
            assertThat(transactions.find(login.partner(), login.customer(), -one.id())).isEmpty();
        }
    }

    private void compareOnePage() {
        var key = random.nextBoolean() ? keys.get(random.nextInt(keys.size())) : null;
        var query = someQuery();
        var expected = naive(key, query);
        var shown = expected.stream().skip(query.start() - 1L).limit(query.limit()).toList();

        assertThat(page(key, query))
                .as("%s", query)
                .isEqualTo(
                        new TransactionPage(
                                expected.size(),
                                !shown.isEmpty()
                                        && query.start() - 1 + shown.size() < expected.size(),
                                shown));
    }

    private TransactionQuery someQuery() {
        var from = beginning(FIRST.plusDays(random.nextInt(-40, DAYS)));
        if (random.nextBoolean()) {
            from = from.plusSeconds(random.nextInt(86_400));
        }
        return new TransactionQuery(
                from,
                from.plusSeconds(random.nextInt(random.nextInt(1, DAYS * 86_400))),
                random.nextBoolean(),
                random.nextBoolean() ? Order.OLDEST_FIRST : Order.NEWEST_FIRST,
                random.nextInt(1, random.nextInt(2, 200)),
                random.nextInt(1, 100));
    }

    private static TransactionQuery everything(Order order) {
        return new TransactionQuery(
                Instant.EPOCH,
                beginning(FIRST).plus(Duration.ofDays(4_000)),
                true,
                order,
                1,
                100_000);
    }

    private List<Transaction> all(@Nullable AccountKey key) {
        return page(key, everything(Order.OLDEST_FIRST)).transactions();
    }

    private TransactionPage page(@Nullable AccountKey key, TransactionQuery query) {
        return key == null
                ? transactions.list(login.partner(), login.customer(), query)
                : transactions.list(key, query);
    }

    private List<Transaction> naive(@Nullable AccountKey key, TransactionQuery query) {
        var order =
                query.order() == Order.OLDEST_FIRST
                        ? TransactionBlock.ORDER
                        : TransactionBlock.ORDER.reversed();
        return (key == null ? keys.stream() : Stream.of(key))
                .flatMap(of -> model(of).known.values().stream())
                .filter(shown -> query.includePending() || !shown.atBank().pending())
                .filter(shown -> !shown.atBank().transactedAt().isBefore(query.from()))
                .filter(shown -> !shown.atBank().transactedAt().isAfter(query.to()))
                .sorted(order)
                .toList();
    }

    private static List<DailyBalance> naiveBalances(
            List<Transaction> all, List<Transaction> asked) {
        var days = new TreeMap<LocalDate, DailyBalance>();
        for (var transaction : asked) {
            var day = day(transaction);
            days.put(
                    day,
                    new DailyBalance(
                            day,
                            BALANCE.subtract(postedSince(all, day)),
                            BALANCE.subtract(postedSince(all, day.plusDays(1)))));
        }
        return List.copyOf(days.values());
    }

    private static BigDecimal postedSince(List<Transaction> all, LocalDate day) {
        return all.stream()
                .filter(shown -> !shown.atBank().pending() && !day(shown).isBefore(day))
                .map(shown -> shown.atBank().amount())
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static LocalDate day(Transaction transaction) {
        return LocalDate.ofInstant(transaction.atBank().transactedAt(), ZoneOffset.UTC);
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Bank bank(AccountKey key) {
        return banks.computeIfAbsent(key, _ -> new Bank());
    }

    private Model model(AccountKey key) {
        return models.computeIfAbsent(key, Model::new);
    }

    /** What the bank has, which changes between two refreshes. */
    private final class Bank {

        private final List<BankTransaction> transactions = new ArrayList<>();
        private int made;

        void live() {
            transactions.removeIf(shown -> shown.pending() && random.nextInt(6) == 0);
            transactions.replaceAll(this::changed);
            for (var i = random.nextInt(60); i > 0; i--) {
                var at =
                        beginning(FIRST)
                                .plusSeconds(random.nextInt(DAYS) * 86_400L)
                                .plusMillis(random.nextInt(3) * 40_000_001L);
                transactions.add(
                        new BankTransaction(
                                "t" + ++made,
                                null,
                                BigDecimal.valueOf(random.nextInt(-50_000, 50_000), 2),
                                at,
                                random.nextInt(3) == 0
                                        ? null
                                        : at.plusSeconds(random.nextInt(200_000)),
                                "HARBOUR CAFE " + random.nextInt(50),
                                random.nextBoolean() ? "memo" : null,
                                "debit",
                                random.nextBoolean() ? "" + made : null,
                                random.nextBoolean() ? "Harbour Cafe" : null,
                                null,
                                random.nextInt(5) == 0
                                        ? new Facts(
                                                Map.of(
                                                        "ticker",
                                                        "FLD",
                                                        "unitPrice",
                                                        BigDecimal.TEN))
                                        : Facts.NONE));
            }
            Collections.shuffle(transactions, random);
        }

        /** A pending one is posted, perhaps under another id; any may move a little. */
        private BankTransaction changed(BankTransaction shown) {
            var posts = shown.pending() && random.nextInt(4) == 0;
            var at =
                    random.nextInt(8) == 0
                            ? shown.transactedAt().plus(Duration.ofDays(random.nextInt(-20, 20)))
                            : shown.transactedAt();
            var renamed = shown.pending() && random.nextInt(4) == 0;
            return new BankTransaction(
                    renamed ? "t" + ++made : shown.id(),
                    renamed ? shown.id() : null,
                    random.nextInt(10) == 0 ? shown.amount().negate() : shown.amount(),
                    at,
                    posts ? at.plusSeconds(86_400) : shown.postedAt(),
                    shown.description(),
                    shown.memo(),
                    shown.type(),
                    shown.checkNumber(),
                    shown.payee(),
                    shown.category(),
                    shown.investment());
        }

        List<BankTransaction> show(DateRange range) {
            return transactions.stream()
                    .filter(shown -> !shown.rangedAt().isBefore(beginning(range.from())))
                    .filter(shown -> shown.rangedAt().isBefore(beginning(range.to().plusDays(1))))
                    .toList();
        }
    }

    /** What has to be stored of an account, by the bank's id. */
    private static final class Model {

        private final AccountKey key;
        private Map<String, Transaction> known = new HashMap<>();

        Model(AccountKey key) {
            this.key = key;
        }

        void record(
                DateRange range,
                List<BankTransaction> shown,
                boolean complete,
                List<Transaction> stored) {
            var before = Map.copyOf(known);
            var ids = new HashMap<String, Transaction>();
            stored.forEach(transaction -> ids.put(transaction.atBank().id(), transaction));
            for (var transaction : shown) {
                var replaced = before.get(String.valueOf(transaction.replaces()));
                if (replaced != null
                        && replaced.atBank().pending()
                        && !transaction.id().equals(transaction.replaces())
                        && known.remove(replaced.atBank().id()) != null) {
                    known.putIfAbsent(transaction.id(), replaced);
                }
            }
            if (complete) {
                var shownIds = shown.stream().map(BankTransaction::id).toList();
                known.entrySet()
                        .removeIf(
                                one ->
                                        one.getValue().atBank().pending()
                                                && !day(one.getValue()).isBefore(range.from())
                                                && !day(one.getValue()).isAfter(range.to())
                                                && !shownIds.contains(one.getKey()));
            }
            for (var transaction : shown) {
                assertThat(ids).as("%s is stored", transaction).containsKey(transaction.id());
                var old =
                        Objects.requireNonNull(
                                known.getOrDefault(transaction.id(), ids.get(transaction.id())));
                known.put(
                        transaction.id(),
                        new Transaction(
                                key,
                                old.id(),
                                TransactionBlock.stored(transaction),
                                old.createdAt()));
            }
            assertThat(known.values().stream().map(Transaction::id)).doesNotHaveDuplicates();
        }
    }
}
