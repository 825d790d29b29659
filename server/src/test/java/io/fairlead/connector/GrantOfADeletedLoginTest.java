package io.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.connector.input.Question;
import io.fairlead.customer.Customers;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.SecretText;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SimulatedBank;
import io.fairlead.support.TestPartner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What a bank grants to a login that is deleted while the bank is asked is revoked. */
@FairleadTest
class GrantOfADeletedLoginTest {

    private static final InstitutionRef PROFILES = new InstitutionRef("102105", "finbank");
    private static final InstitutionRef FINBANK = new InstitutionRef("101732", "finbank");
    private static final String PASSWORD = "profile_03";

    private final Connections connections;
    private final Grants grants;
    private final Accounts accounts;
    private final Customers customers;
    private final TransactionOperations transactions;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final SimulatedBank bank;
    private final TestPartner partner;
    private final CustomerId customer;
    private final String userid = "user_" + RandomId.hex();

    GrantOfADeletedLoginTest(
            FairleadServer server,
            Connections connections,
            Grants grants,
            Accounts accounts,
            Customers customers,
            TransactionOperations transactions,
            MovableClock clock,
            JdbcClient jdbc) {
        this.connections = connections;
        this.grants = grants;
        this.accounts = accounts;
        this.customers = customers;
        this.transactions = transactions;
        this.clock = clock;
        this.jdbc = jdbc;
        this.bank = server.bank();
        this.partner = server.newPartner();
        this.customer = new CustomerId(partner.newCustomer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-on", "accounts"})
    void isRevokedWhenTheCustomerIsDeletedDuringADirectAdd(String step) throws Exception {
        var revocation = watch("revoke");
        var answer =
                during(
                        stall(userid, step, 2),
                        () ->
                                partner.addAccounts(
                                        customer.value(),
                                        PROFILES.institutionId(),
                                        userid,
                                        PASSWORD),
                        this::deleteCustomer);

        assertNothingIsStored();
        assertRevoked(revocation, 1);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("914");
    }

    @Test
    void isRevokedWhenTheLoginIsDeletedDuringItsRepair() throws Exception {
        var login = linked();
        var revocation = watch("revoke");
        var asked = (Progress.Asked) connections.begin(login, PROFILES, Set.of());
        var progress =
                during(
                        stall(userid, "sign-on", 2),
                        () -> answer(login, asked, userid, PASSWORD),
                        () -> assertThat(accounts.delete(login)).isTrue());

        assertThat(progress)
                .isInstanceOfSatisfying(
                        Progress.Refused.class,
                        refused ->
                                assertThat(refused.cause()).isEqualTo(Cause.ACCOUNT_UNAVAILABLE));
        assertNothingIsStored();
        assertRevoked(revocation, 2);
    }

    @Test
    void isRevokedWhenTheEndedOneIsRevokedBeforeItsRenewalEnds() throws Exception {
        var login = linked();
        var revocation = watch("revoke");
        clock.advance(Duration.ofHours(1));
        var reading =
                during(
                        stall(userid, "sign-on", 3),
                        () ->
                                connections.read(
                                        login,
                                        Occasion.PARTNER,
                                        (connector, context, grant) ->
                                                connector.accounts(context, grant, Set.of())),
                        () -> {
                            assertThat(accounts.delete(login)).isTrue();
                            grants.revokeEnded();
                            Await.until(() -> grants() == 0);
                        });

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(Cause.TOKEN_EXPIRED));
        assertNothingIsStored();
        assertRevoked(revocation, 2);
    }

    @Test
    void asksNothingMoreOfACustomerWhoIsDeleted() throws Exception {
        var login = accounts.open(partner.id(), customer, FINBANK.institutionId()).orElseThrow();
        var asked = (Progress.Asked) connections.begin(login, FINBANK, Set.of());
        var progress =
                during(
                        stall("tfa_text", "sign-on", 2),
                        () -> answer(login, asked, "tfa_text", "go"),
                        this::deleteCustomer);

        assertThat(progress).isInstanceOf(Progress.Refused.class);
        assertNothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeletionWaitsForWhoeverStoresAGrant(boolean ofTheCustomer) throws Exception {
        var login = linked();
        jdbc.sql("DELETE FROM bank_grant WHERE partner_id = ?")
                .param(partner.id().value())
                .update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deletion =
                    transactions.execute(
                            _ -> {
                                grants.store(login, PROFILES, Grant.lasting(content()));
                                var deleting =
                                        threads.submit(
                                                () ->
                                                        ofTheCustomer
                                                                ? customers.delete(
                                                                        partner.id(), customer)
                                                                : accounts.delete(login));
                                Await.until(() -> deleting.isDone() || somebodyWaits());
                                return deleting;
                            });
            assertThat(deletion.get()).isTrue();
        }

        assertNothingIsStored();
    }

    /** Does something else while the bank stalls; what has come of the call. */
    private <T> T during(String stall, Callable<T> call, Runnable meanwhile) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(call);
            Await.until(() -> bank.hits(stall) > 0);
            meanwhile.run();
            return answer.get();
        }
    }

    private Progress answer(LoginKey login, Progress.Asked asked, String user, String password) {
        var form = ((Question.SignIn) asked.question()).form();
        var fields =
                Map.of(
                        form.fields().getFirst().id(), new SecretText(user),
                        form.fields().getLast().id(), new SecretText(password));
        return connections.resume(
                login.partner(),
                login.customer(),
                asked.attempt(),
                asked.round(),
                new ConsumerInput.Fields(fields));
    }

    private LoginKey linked() {
        var owner = new LinkedCustomer(partner, customer.value(), accounts);
        return owner.key(owner.linked(PROFILES.institutionId(), userid, PASSWORD));
    }

    private void deleteCustomer() {
        var deleted = partner.api().delete("/aggregation/v1/customers/" + customer.value());
        assertThat(deleted.status()).isEqualTo(204);
    }

    private String stall(String user, String step, int seconds) {
        return bank.fault(
                Map.of(
                        "userid", user, "step", step, "kind", "stall", "seconds", seconds, "times",
                        1));
    }

    /** A fault that harms nothing and counts the calls of a step. */
    private String watch(String step) {
        return bank.fault(Map.of("userid", userid, "step", step, "kind", "stall", "seconds", 1));
    }

    private void assertNothingIsStored() {
        assertThat(count("bank_grant", "AND revoke_after IS NULL")).isZero();
        for (var table :
                new String[] {
                    "connection_attempt", "institution_login", "account", "transaction_month"
                }) {
            assertThat(count(table, "")).as(table).isZero();
        }
    }

    private void assertRevoked(String revocation, int times) {
        Await.until(() -> grants() == 0);
        assertThat(bank.hits(revocation)).isEqualTo(times);
        bank.repair(revocation);
    }

    private int grants() {
        return count("bank_grant", "");
    }

    private int count(String table, String condition) {
        return jdbc.sql(
                        "SELECT count(*) FROM %s WHERE partner_id = ? %s"
                                .formatted(table, condition))
                .param(partner.id().value())
                .query(Integer.class)
                .single();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                .query(Boolean.class)
                .single();
    }

    private static byte[] content() {
        return "{\"session\":\"none\"}".getBytes(StandardCharsets.UTF_8);
    }
}
