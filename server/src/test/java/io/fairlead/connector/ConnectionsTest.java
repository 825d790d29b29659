package io.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.account.Accounts;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.SecretText;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@FairleadTest
class ConnectionsTest {

    private static final InstitutionRef FINBANK = new InstitutionRef("101732", "finbank");
    private static final InstitutionRef OAUTH = new InstitutionRef("102176", "finbank-oauth");

    private final Connections connections;
    private final Grants grants;
    private final GrantStore store;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final LoginKey login;

    ConnectionsTest(
            FairleadServer server,
            Connections connections,
            Accounts accounts,
            Grants grants,
            GrantStore store,
            MovableClock clock,
            JdbcClient jdbc) {
        server.bank();
        this.connections = connections;
        this.grants = grants;
        this.store = store;
        this.clock = clock;
        this.jdbc = jdbc;
        var partner = server.newPartner();
        this.login =
                accounts.open(
                                partner.id(),
                                new CustomerId(partner.newCustomer()),
                                FINBANK.institutionId())
                        .orElseThrow();
    }

    @Test
    void twoEqualAnswersRunTheStepOnce() {
        var asked = asked();

        assertThat(answer(asked, credentials("demo", "go"))).isInstanceOf(Progress.Connected.class);
        assertThat(answer(asked, credentials("demo", "go"))).isEqualTo(new Progress.NotWaiting());
    }

    @Test
    void goesOnAfterTheBanksQuestion() {
        var mfa = answer(asked(), credentials("tfa_text", "go"));

        assertThat(mfa).isInstanceOf(Progress.Asked.class);
        assertThat(answer((Progress.Asked) mfa, answers("rex")))
                .isInstanceOf(Progress.Connected.class);
        assertThat(accounts()).isInstanceOf(Reading.Got.class);
    }

    @Test
    void anAnswerThatComesTooLateIsNotTaken() {
        var asked = asked();
        clock.advance(Duration.ofMinutes(11));

        assertThat(answer(asked, credentials("demo", "go"))).isEqualTo(new Progress.NotWaiting());
    }

    @Test
    void anotherCustomersAttemptDoesNotExist() {
        var asked = asked();

        assertThat(
                        connections.resume(
                                login.partner(),
                                new CustomerId("1"),
                                asked.attempt(),
                                asked.round(),
                                credentials("demo", "go")))
                .isEqualTo(new Progress.NotWaiting());
    }

    @Test
    void keepsNoPasswordInClear() {
        answer(asked(), credentials("tfa_text", "go"));
        var stored =
                jdbc
                        .sql("SELECT state_sealed FROM connection_attempt WHERE login_id = :login")
                        .param("login", login.login())
                        .query(byte[].class)
                        .list()
                        .stream()
                        .map(state -> new String(state, StandardCharsets.ISO_8859_1))
                        .toList();

        assertThat(stored).isNotEmpty().noneMatch(text -> text.contains("tfa_text"));
    }

    @Test
    void aGrantOpensForItsLoginAndRevisionOnly() {
        grants.store(login, FINBANK, Grant.lasting("{}".getBytes(StandardCharsets.UTF_8)));
        jdbc.sql("UPDATE bank_grant SET id = id || '0' WHERE login_id = :login")
                .param("login", login.login())
                .update();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> grants.find(login));
        jdbc.sql("DELETE FROM bank_grant WHERE login_id = :login")
                .param("login", login.login())
                .update();
    }

    @Test
    void aServerThatDiedInARenewalLeavesALoginToBeAuthorizedAgain() {
        grants.store(login, OAUTH, spentByRenewal());
        var held = grants.find(login).orElseThrow();
        assertThat(store.startRenewal(login, held.revision(), clock.instant())).isTrue();
        assertThat(store.startRenewal(login, held.revision(), clock.instant())).isFalse();

        clock.advance(Duration.ofMinutes(5));

        assertThat(refusal(accounts())).isEqualTo(Cause.TOKEN_EXPIRED);
    }

    @Test
    void aRefreshTokenThatTheBankRefusesIsSpent() {
        grants.store(login, OAUTH, spentByRenewal());

        assertThat(refusal(accounts())).isEqualTo(Cause.TOKEN_EXPIRED);
        assertThat(grants.renewalOutcomeUnknown(grants.find(login).orElseThrow())).isTrue();
    }

    @Test
    void anEndedLoginIsReadNoMore() {
        answer(asked(), credentials("demo", "go"));

        connections.end(login);

        assertThat(refusal(accounts())).isEqualTo(Cause.WRONG_CREDENTIALS);
    }

    private Progress.Asked asked() {
        var begun = connections.begin(login, FINBANK, Set.of());
        assertThat(begun).isInstanceOf(Progress.Asked.class);
        return (Progress.Asked) begun;
    }

    private Progress answer(Progress.Asked asked, ConsumerInput input) {
        return connections.resume(
                login.partner(), login.customer(), asked.attempt(), asked.round(), input);
    }

    private Reading<Inventory> accounts() {
        return connections.read(
                login,
                Occasion.PARTNER,
                (connector, bank, grant) -> connector.accounts(bank, grant, Set.of()));
    }

    private static Cause refusal(Reading<?> reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused<?>) reading).cause();
    }

    private Grant spentByRenewal() {
        return new Grant(
                "{\"access\":\"a\",\"refresh\":\"r\"}".getBytes(StandardCharsets.UTF_8),
                clock.instant(),
                true,
                null,
                null);
    }

    private static ConsumerInput credentials(String userid, String password) {
        return new ConsumerInput.Fields(
                Map.of(
                        "101732001", new SecretText(userid),
                        "101732002", new SecretText(password)));
    }

    private static ConsumerInput answers(String text) {
        return new ConsumerInput.Answers(
                Map.of("1", new SecretText(text), "2", new SecretText(text)));
    }
}
