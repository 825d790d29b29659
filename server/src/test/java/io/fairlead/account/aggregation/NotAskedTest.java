package io.fairlead.account.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Progress;
import io.fairlead.connector.Reading;
import io.fairlead.session.state.Refusal;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.Cause;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.ScriptedBank;
import io.fairlead.support.TestPartner;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A status is only ever what a bank has said, so a bank that was not asked changes none. */
@FairleadTest
class NotAskedTest {

    private static final String ACCOUNTS = "/aggregation/v1/customers/%s/accounts";
    private static final Map<String, ?> CREDENTIALS =
            Map.of("credentials", List.of(Map.of("name", "userid", "value", "anyone")));

    private final Aggregations aggregations;
    private final Accounts accounts;
    private final Connections connections;
    private final MovableClock clock;
    private final JdbcClient database;
    private final TestPartner partner;
    private final ScriptedBank bank =
            new ScriptedBank(
                    BankAccounts.checking("1111", "100.00"),
                    BankAccounts.checking("2222", "200.00"));

    NotAskedTest(
            FairleadServer server,
            Aggregations aggregations,
            Accounts accounts,
            Connections connections,
            MovableClock clock,
            JdbcClient database) {
        this.aggregations = aggregations;
        this.accounts = accounts;
        this.connections = connections;
        this.clock = clock;
        this.database = database;
        this.partner = server.newPartner();
    }

    @AfterEach
    void leaveTheDirectory() {
        database.sql("DELETE FROM institution WHERE id = :id")
                .param("id", bank.ref().institutionId())
                .update();
    }

    @Test
    void whatReadsABankLeavesTheStatusAsItWas() {
        var login = read();

        changesNothing(login, () -> aggregations.refresh(login));
        changesNothing(login, () -> aggregations.refresh(login.partner(), login.customer()));
        changesNothing(login, () -> assertNotAsked(aggregations.inventory(login)));
        changesNothing(
                login,
                () ->
                        assertNotAsked(
                                aggregations.load(
                                        accounts.list(login).getFirst(),
                                        new DateRange(today(), today()))));
        bank.traits = Traits.ORDINARY.readAllAtOnce();
        changesNothing(login, () -> aggregations.refresh(login));
    }

    /** The control: a bank that was asked and did not answer has its code. */
    @Test
    void aBankThatWasAskedHasAStatus() {
        var login = read();
        bank.accounts = () -> Step.failed(Cause.UNREACHABLE);

        aggregations.refresh(login);

        assertThat(statuses(login)).containsOnly(102);
    }

    @Test
    void aFirstReadingIsRepeatedInsteadOfGivenUp() {
        var login = bank.link(partner, accounts, connections);

        hold(login);
        assertThat(aggregations.readUnread(login))
                .isNotEmpty()
                .allMatch(Reading.NotAsked.class::isInstance);

        assertThat(statuses(login)).containsOnly(-1);
    }

    @Test
    void partnersAreAnswered503AndNoStatus() {
        var login = read();
        var account = accounts.list(login).getFirst().key().id();
        var path = ACCOUNTS.formatted(login.customer()) + "/" + account;

        hold(login);
        assertAnsweredNotAsked(partner.api().post(path + "/transactions/historic", Map.of()));
        hold(login);
        assertAnsweredNotAsked(
                partner.api().get(path + "/availableBalance/live?balance_cache_interval=0"));

        assertThat(statuses(login)).containsOnly(0);
    }

    @Test
    void aBankThatAsksToBeLeftAloneIsNotAskedEither() {
        var login = read();
        var account = accounts.list(login).getFirst();
        bank.accounts =
                () -> new Step.Failed<>(Cause.MAINTENANCE, Duration.ofMinutes(30), "Later.");
        aggregations.inventory(login);

        assertNotAsked(aggregations.loadHistory(account));
        assertThat(statuses(login)).containsOnly(0);

        clock.advance(Duration.ofMinutes(31));
        assertThat(aggregations.loadHistory(account)).isInstanceOf(Reading.Got.class);
    }

    @Test
    void aServerThatStopsKnowsNothingNew() throws Exception {
        var login = read();
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        bank.accounts =
                () -> {
                    begun.countDown();
                    await(never);
                    return Step.done(bank.inventory());
                };
        var reading = new AtomicReference<Reading<?>>();
        var reader = Thread.ofPlatform().start(() -> reading.set(aggregations.inventory(login)));
        begun.await();

        reader.interrupt();
        reader.join();

        assertNotAsked(reading.get());
    }

    @Test
    void consumersAreToldOfAFaultOfOurs() {
        var login = read();
        hold(login);

        var progress = connections.begin(login, bank.ref(), Set.of());

        assertThat(progress).isInstanceOf(Progress.NotAsked.class);
        assertThat(Refusal.notAsked(((Progress.NotAsked) progress).cause()))
                .isEqualTo(new Refusal(Refusal.Kind.DOWN, Refusal.FAULT.code()));
    }

    @Test
    void accountsAreNotAddedAtABankThatIsNotAsked() {
        var held = read();
        listed();
        var customer = partner.newCustomer();

        hold(held);
        assertAnsweredNotAsked(added(customer));

        assertThat(accounts.logins(partner.id(), new CustomerId(customer))).isEmpty();
    }

    @Test
    void accountsThatWereAddedAreReadLaterWhenTheirBankWasNotAsked() {
        listed();
        bank.transactions =
                _ -> new Step.Failed<>(Cause.RATE_LIMITED, Duration.ofMinutes(30), "Later.");
        var customer = partner.newCustomer();

        assertThat(added(customer).status()).isEqualTo(200);

        assertThat(
                        database.sql(
                                        """
                                        SELECT count(*) FROM work_item
                                        WHERE queue = 'login-reading' AND subject LIKE :subject
                                          AND due_at > :now
                                        """)
                                .param("subject", partner.id() + "/" + customer + "/%")
                                .param("now", Timestamp.from(clock.instant()))
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        partner.api().delete("/aggregation/v1/customers/" + customer);
    }

    private void changesNothing(LoginKey login, Runnable work) {
        var before = accounts.list(login);
        assertThat(before).isNotEmpty();

        hold(login);
        var calls = bank.calls.size();
        work.run();

        assertThat(bank.calls).as("nothing was asked").hasSize(calls);
        assertThat(accounts.list(login)).isEqualTo(before);
    }

    /** A login whose accounts were read with success. */
    private LoginKey read() {
        var login = bank.link(partner, accounts, connections);
        aggregations.refresh(login);
        assertThat(statuses(login)).containsOnly(0);
        return login;
    }

    /** Lets the bank be silent until it is left alone, from now on for ten seconds. */
    private void hold(LoginKey login) {
        bank.accounts = () -> Step.failed(Cause.UNREACHABLE);
        while (!(aggregations.inventory(login) instanceof Reading.NotAsked)) {
            assertThat(bank.calls).hasSizeLessThan(1_000);
        }
    }

    private void listed() {
        database.sql(
                        """
                        INSERT INTO institution (id, name, testing, connector, oauth, profile)
                        SELECT :id, name, testing, 'scripted', false, profile
                        FROM institution WHERE id = '101732'
                        """)
                .param("id", bank.ref().institutionId())
                .update();
    }

    private Answer added(String customer) {
        return partner.api()
                .post(
                        "/aggregation/v1/customers/%s/institutions/%s/accounts/addall"
                                .formatted(customer, bank.ref().institutionId()),
                        CREDENTIALS);
    }

    private static void assertNotAsked(Reading<?> reading) {
        assertThat(reading).isInstanceOf(Reading.NotAsked.class);
        assertThat(reading.said()).isEmpty();
    }

    private static void assertAnsweredNotAsked(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.json().required("code").intValue()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
    }

    private List<Integer> statuses(LoginKey login) {
        return accounts.list(login).stream()
                .map(Account::aggregation)
                .map(last -> last == null ? -1 : last.statusCode())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
