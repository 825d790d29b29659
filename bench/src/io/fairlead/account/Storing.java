package io.fairlead.account;

import io.fairlead.Fairlead;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.start.Launcher;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fairlead that measures what storing transactions costs, through the call that aggregations make,
 * and then fills a customer for the measurements from outside.
 */
@Configuration(proxyBeanMethods = false)
@Import(Fairlead.class)
public class Storing {

    private static final PartnerId PARTNER = new PartnerId("1445585709680");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int ACCOUNTS = 9;
    private static final int OF_ACCOUNT = 293;
    private static final int DAYS = 180;
    private static final int LARGE_ACCOUNTS = 20;
    private static final int OF_LARGE_ACCOUNT = 10_000;
    private static final int LARGE_DAYS = 730;

    public static void main(String[] arguments) {
        new Launcher(Storing.class, System.getenv()).launch(List.of());
    }

    @Bean
    Measurement measurement(Accounts accounts, Transactions transactions, JdbcTemplate database) {
        return new Measurement(accounts, transactions, database);
    }

    /** Prints rows of a table. */
    public record Measurement(Accounts accounts, Transactions transactions, JdbcTemplate database) {

        private static final int WARMING = -1;
        private static final AtomicInteger CUSTOMERS = new AtomicInteger();

        @EventListener(ApplicationReadyEvent.class)
        void run() throws Exception {
            try {
                measure();
                print("filled");
            } catch (Exception e) {
                print("FAILED " + e);
                throw e;
            }
        }

        private void measure() throws Exception {
            var large = login("9000000000", LARGE_ACCOUNTS);
            for (var account : accounts.list(large)) {
                record(account.key(), LARGE_DAYS, shopping(account.key(), OF_LARGE_ACCOUNT, LARGE_DAYS));
            }
            var warm = System.nanoTime() + 30_000_000_000L;
            while (System.nanoTime() < warm) {
                storedPerSecond(2, 4);
            }
            database.execute("CHECKPOINT");
            var bytes = bytes();
            var wal = wal();
            print("logins stored a second, 1 client        %.1f", storedPerSecond(1, 40));
            print("logins stored a second, 8 clients       %.1f", storedPerSecond(8, 80));
            var stored = (40 + 80) * ACCOUNTS * OF_ACCOUNT / 1_000.0;
            print("bytes kept of 1,000 transactions        %.0f", (bytes() - bytes) / stored);
            print("WAL bytes of 1,000 new transactions     %.0f", (wal() - wal) / stored);
            refreshes();
        }

        private void refreshes() throws Exception {
            var logins = new ArrayList<Map<AccountKey, List<BankTransaction>>>();
            for (var i = 0; i < 20; i++) {
                var shown = shown(newLogin());
                store(shown);
                shown.values().forEach(Measurement::keepNewest);
                logins.add(shown);
            }
            database.execute("CHECKPOINT");
            for (var news : List.of(WARMING, 0, 3)) {
                logins.forEach(login -> login.values().forEach(shown -> shown.addAll(news(Math.max(0, news)))));
                var wal = wal();
                var start = System.nanoTime();
                logins.forEach(login -> login.forEach((account, shown) -> record(account, 14, shown)));
                if (news == WARMING) {
                    continue;
                }
                print(
                        "refresh of a login, %d new an account    %.1f ms, %d bytes of WAL",
                        news,
                        (System.nanoTime() - start) / 1e6 / logins.size(),
                        (wal() - wal) / logins.size());
            }
        }

        private static void keepNewest(List<BankTransaction> shown) {
            shown.removeIf(one -> one.transactedAt().isBefore(beginning(TODAY.minusDays(14))));
        }

        private LoginKey newLogin() {
            return login("8" + "%09d".formatted(CUSTOMERS.incrementAndGet()), ACCOUNTS);
        }

        private Map<AccountKey, List<BankTransaction>> shown(LoginKey login) {
            var shown = new LinkedHashMap<AccountKey, List<BankTransaction>>();
            accounts.list(login)
                    .forEach(account -> shown.put(account.key(), shopping(account.key(), OF_ACCOUNT, DAYS)));
            return shown;
        }

        private void store(Map<AccountKey, List<BankTransaction>> shown) {
            shown.forEach((account, transactions) -> record(account, DAYS, transactions));
        }

        private LoginKey login(String customer, int number) {
            database.update(
                    "INSERT INTO customer (partner_id, id, username, type, created_at, modified_at)"
                            + " VALUES (?, ?, 'bench-' || ?, 'testing', now(), now())",
                    PARTNER.value(),
                    customer,
                    customer);
            var login = new LoginKey(PARTNER, new CustomerId(customer), "6000000000");
            var found = new LinkedHashMap<String, BankAccount>();
            for (var i = 1; i <= number; i++) {
                found.put(String.valueOf(i), account(i));
            }
            accounts.register(login, database.queryForObject("SELECT min(id) FROM institution", String.class), found);
            database.update("UPDATE account SET status = 'active', attempted_at = now(), succeeded_at = now(), aggregation_status_code = 0 WHERE customer_id = ?", customer);
            return login;
        }

        private void record(AccountKey account, int days, List<BankTransaction> shown) {
            if (!transactions.record(account, new DateRange(TODAY.minusDays(days), TODAY.plusDays(1)), shown)) {
                throw new IllegalStateException("There is no account " + account);
            }
        }

        /** What the bank shows is made before the time begins to count. */
        private double storedPerSecond(int clients, int logins) throws Exception {
            var work = new ArrayList<Callable<Void>>();
            for (var i = 0; i < logins; i++) {
                var shown = shown(newLogin());
                work.add(
                        () -> {
                            store(shown);
                            return null;
                        });
            }
            var start = System.nanoTime();
            try (var threads = Executors.newFixedThreadPool(clients)) {
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
            }
            return logins / ((System.nanoTime() - start) / 1e9);
        }

        private long wal() {
            return database.queryForObject("SELECT pg_current_wal_insert_lsn() - '0/0'", Long.class);
        }

        private long bytes() {
            database.execute("VACUUM");
            return database.queryForObject(
                    "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relname IN"
                            + " ('transaction_month', 'bank_transaction', 'transaction_day')",
                    Long.class);
        }

        private static void print(String text, Object... values) {
            System.out.println("bench: " + text.formatted(values));
        }
    }

    private static BankAccount account(int number) {
        return new BankAccount(
                String.valueOf(number),
                "1000200030" + number,
                "Checking",
                "checking",
                "USD",
                new BigDecimal("1200.00"),
                Instant.now(),
                false,
                "personal",
                null,
                Facts.NONE,
                List.of());
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<BankTransaction> news(int count) {
        var made = new ArrayList<BankTransaction>();
        for (var i = 0; i < count; i++) {
            made.add(transaction(new Random(), beginning(TODAY)));
        }
        return made;
    }

    /** The same ones for the same account: some that recur, most of them shopping. */
    private static List<BankTransaction> shopping(AccountKey account, int count, int days) {
        var random = new Random(account.hashCode());
        var made = new ArrayList<BankTransaction>();
        for (var i = 0; i < count; i++) {
            made.add(transaction(random, beginning(TODAY.minusDays((long) i * days / count))));
        }
        return made;
    }

    private static BankTransaction transaction(Random random, Instant at) {
        var shop = random.nextInt(300);
        var hasPayee = shop % 5 < 3;
        return new BankTransaction(
                "%013d".formatted(random.nextLong(10_000_000_000_000L)),
                null,
                BigDecimal.valueOf(random.nextInt(-60_000, 40_000), 2),
                at,
                random.nextInt(200) == 0 ? null : at.plusSeconds(43_200),
                "POS PURCHASE %s %06d SEATTLE WA".formatted(name(shop), random.nextInt(1_000_000)),
                random.nextInt(4) == 0 ? "CARD 4821 %s".formatted(name(shop)) : null,
                "debit",
                null,
                hasPayee ? name(shop) : null,
                hasPayee ? CATEGORIES.get(shop % CATEGORIES.size()) : null,
                Facts.NONE);
    }

    private static final List<String> CATEGORIES =
            List.of("Restaurants", "Groceries", "Fuel", "Travel", "Shopping", "Utilities");
    private static final List<String> WORDS =
            List.of("Harbour", "Silver", "Maple", "Union", "Corner", "River", "Bright");
    private static final List<String> KINDS =
            List.of("Cafe", "Market", "Garage", "Books", "Pharmacy", "Bakery", "Outfitters");

    private static String name(int shop) {
        return WORDS.get(shop % WORDS.size())
                + " "
                + KINDS.get(shop / WORDS.size() % KINDS.size())
                + (shop >= 49 ? " " + (char) ('A' + shop / 49) : "");
    }
}
