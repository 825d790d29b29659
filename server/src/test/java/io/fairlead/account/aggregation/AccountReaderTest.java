package io.fairlead.account.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginKey;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Page;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import io.fairlead.support.Await;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.ScriptedBank;
import io.fairlead.support.StoredTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts of a login are stored together, and each has what its bank has said of it. */
@FairleadTest
class AccountReaderTest {

    private static final String GOOD = "1111";
    private static final String BAD = "2222";

    private final Aggregations aggregations;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Connections connections;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final ScriptedBank bank =
            new ScriptedBank(
                    BankAccounts.checking(GOOD, "100.00"),
                    BankAccounts.checking(BAD, "200.00"),
                    BankAccounts.checking("3333", "300.00"));
    private final LoginKey login;

    AccountReaderTest(
            FairleadServer server,
            Aggregations aggregations,
            Accounts accounts,
            Transactions transactions,
            Connections connections,
            MovableClock clock,
            JdbcClient jdbc) {
        this.aggregations = aggregations;
        this.accounts = accounts;
        this.transactions = transactions;
        this.connections = connections;
        this.clock = clock;
        this.jdbc = jdbc;
        this.login = bank.link(server.newPartner(), accounts, connections);
        bank.transactions = _ -> shown("t");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void storesTheOthersWhenTheBankRefusesOne(boolean oneAtATime) {
        bank.traits = oneAtATime ? Traits.ORDINARY.oneCallAtATime() : Traits.ORDINARY;
        bank.transactionsOf.put(BAD, () -> Step.failed(Cause.ACCOUNT_UNAVAILABLE));

        assertThat(aggregations.readUnread(login)).hasSize(3);

        assertThat(statuses()).containsEntry(BAD, 914).containsEntry(GOOD, 0).hasSize(3);
        assertThat(stored())
                .containsOnly(Map.entry(GOOD, 1), Map.entry(BAD, 0), Map.entry("3333", 1));
    }

    @Test
    void storesTheOthersWhenReadingOneIsAFaultOfOurs() {
        bank.transactionsOf.put(BAD, () -> null);

        assertThatThrownBy(() -> aggregations.readUnread(login)).isNotNull();

        assertThat(statuses()).containsEntry(BAD, -1).containsEntry(GOOD, 0);
        assertThat(stored()).containsEntry(GOOD, 1);
    }

    /** By the test's limit of time: who waited for the slow one would wait for ever. */
    @Test
    void storesTheOthersWhileTheBankIsSlowWithOne() {
        var slow = new CompletableFuture<Step<Page<BankTransaction>>>();
        bank.transactionsOf.put(BAD, slow::join);
        var reading = Thread.ofVirtual().start(() -> aggregations.readUnread(login));

        Await.until(() -> statuses().entrySet().containsAll(Map.of(GOOD, 0, "3333", 0).entrySet()));
        assertThat(statuses()).containsEntry(BAD, -1);
        assertThat(stored()).containsEntry(GOOD, 1);

        slow.complete(shown("late"));
        Await.until(() -> !reading.isAlive());
        assertThat(statuses().values()).containsOnly(0);
    }

    @Test
    void storesOfNoneIfItCannotStoreAllAndReadsThemAgain() {
        failOn(BAD);
        try {
            assertThatThrownBy(() -> aggregations.readUnread(login)).isNotNull();
        } finally {
            heal();
        }
        assertThat(statuses().values()).containsOnly(-1);
        assertThat(stored().values()).containsOnly(0);

        aggregations.readUnread(login);

        assertThat(statuses().values()).containsOnly(0);
        assertThat(stored().values()).containsOnly(1);
    }

    @Test
    void asksAgainWithTheGrantThatTheLoginHasByThen() {
        var isFirst = new AtomicBoolean(true);
        bank.transactionsOf.put(
                BAD,
                () -> {
                    if (!isFirst.getAndSet(false)) {
                        return shown("t");
                    }
                    replaceGrant();
                    return Step.failed(Cause.WRONG_CREDENTIALS);
                });

        aggregations.readUnread(login);

        assertThat(bank.grants).contains("first", "second");
        assertThat(statuses().values()).containsOnly(0);
    }

    private void replaceGrant() {
        bank.linking =
                () ->
                        Step.done(
                                Linked.with(
                                        Grant.lasting("second".getBytes(UTF_8)), bank.inventory()));
        connections.beginFirst(login, bank.ref(), Set.of());
    }

    private static Step<Page<BankTransaction>> shown(String id) {
        var at = Instant.parse("2026-11-01T12:00:00Z");
        return Step.done(new Page<>(List.of(ScriptedBank.transaction(id, at, at)), null));
    }

    private Map<String, Integer> statuses() {
        return accounts.list(login).stream()
                .collect(toMap(account -> account.atBank().id(), AccountReaderTest::status));
    }

    private static int status(Account account) {
        var last = account.aggregation();
        return last == null ? -1 : last.statusCode();
    }

    /** How many transactions each account has. */
    private Map<String, Integer> stored() {
        return accounts.list(login).stream()
                .collect(
                        toMap(
                                account -> account.atBank().id(),
                                account ->
                                        StoredTransactions.of(
                                                        transactions,
                                                        account.key(),
                                                        clock.instant())
                                                .size()));
    }

    /** From now on the database refuses to change this account. */
    private void failOn(String bankId) {
        jdbc.sql(
                        """
                        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
                        AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$
                        """)
                .update();
        jdbc.sql(
                        """
                        CREATE TRIGGER refuse BEFORE UPDATE ON account FOR EACH ROW
                        WHEN (OLD.partner_id = '%s' AND OLD.bank_account_id = '%s')
                        EXECUTE FUNCTION refuse()
                        """
                                .formatted(login.partner().value(), bankId))
                .update();
    }

    private void heal() {
        jdbc.sql("DROP FUNCTION refuse CASCADE").update();
    }
}
