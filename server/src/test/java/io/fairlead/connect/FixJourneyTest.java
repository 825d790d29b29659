package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.shared.RandomId;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.TestJourney;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repairs of a login, each by what its bank wants. */
@FairleadTest
class FixJourneyTest {

    private static final String THANKS = "Thank you!";

    private final FairleadServer server;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final TestJourney journey;
    private final LinkedCustomer owner;
    private final String userid = "fix_" + RandomId.hex();

    FixJourneyTest(FairleadServer server, Accounts accounts, JdbcClient jdbc) {
        this.server = server;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.journey = server.newJourney();
        this.owner = journey.owner();
    }

    @Test
    void takesTheNewPasswordOfAUserWhoChangedIt() {
        var login = owner.linked(PROFILES, userid, "profile_03");
        server.bank()
                .api()
                .put(
                        "/api/institutions/102105/users/" + userid + "/password",
                        Map.of("current", "profile_03", "wanted", "harbour-2026"));
        owner.broken(login, 103);
        var consumer = journey.openFix(login);
        assertThat(consumer.heading()).isEqualTo("Renew your connection to FinBank Profiles - A");
        consumer.acceptTerms();
        assertThat(consumer.screen()).isEqualTo("login");
        assertThat(consumer.signIn(userid, "profile_03").screen()).isEqualTo("login");
        assertThat(statuses(login)).containsOnly(103);

        consumer.signIn(userid, "harbour-2026");
        assertThat(consumer.heading()).isEqualTo(THANKS);
        assertThat(statuses(login)).hasSize(5).containsOnly(0);
        assertThat(updates()).containsExactly("false");
    }

    @ParameterizedTest
    @ValueSource(ints = {103, 108, 109, 123, 125, 127, 128, 130, 936, 945, 947, 948})
    void asksForTheCredentials(int status) {
        var login = owner.linked(PROFILES, userid, "profile_03");
        owner.broken(login, status);
        var consumer = journey.openFix(login).acceptTerms();
        assertThat(consumer.screen()).isEqualTo("login");
        assertThat(consumer.signIn(userid, "profile_03").heading()).isEqualTo(THANKS);
        assertThat(statuses(login)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {102, 185, 187, 320, 580, 905, 910, 915, 931})
    void asksForNothingThatTheBankDoesNotAskFor(int status) {
        var login = owner.linked(PROFILES, userid, "profile_03");
        owner.broken(login, status);
        assertThat(journey.openFix(login).acceptTerms().heading()).isEqualTo(THANKS);
        assertThat(statuses(login)).containsOnly(0);
    }

    @Test
    void asksTheBanksQuestionAndNoPassword() {
        journey.open(journey.lite(FINBANK)).acceptTerms().signIn("tfa_text", "go").answer("Rex");
        var login = owner.login();
        owner.broken(login, 185);
        var consumer = journey.openFix(login).acceptTerms();
        assertThat(consumer.screen()).isEqualTo("mfa");
        assertThat(consumer.answer("Rex").heading()).isEqualTo(THANKS);
        assertThat(statuses(login)).containsOnly(0);
        assertThat(updates()).containsExactly("true");
    }

    @Test
    void sendsTheConsumerToTheBankFirst() {
        var login = owner.linked(PROFILES, userid, "profile_03");
        owner.broken(login, 108);
        var fault = server.bank().demandNewTerms(userid);
        var consumer = journey.openFix(login).acceptTerms().signIn(userid, "profile_03");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("Your bank needs something from you first");
        assertThat(consumer.html()).contains("108", "https://finbank.example/" + PROFILES);
        assertThat(consumer.canSubmit("/search-again")).isFalse();

        server.bank().repair(fault);
        consumer.submit("/sign-in");
        assertThat(consumer.screen()).isEqualTo("login");
        assertThat(consumer.signIn(userid, "profile_03").heading()).isEqualTo(THANKS);
        assertThat(statuses(login)).containsOnly(0);
    }

    @Test
    void hasNothingToFixOfALoginThatWorks() {
        var login = owner.linked(PROFILES, userid, "profile_03");
        var consumer =
                journey.open(journey.fix(login).with("redirectUri", "https://app.example/back"));
        assertThat(consumer.screen()).isEqualTo("nothing-to-fix");
        assertThat(consumer.heading()).isEqualTo("You're good to go.");
        consumer.exit();
        assertThat(consumer.html())
                .contains("\"https://app.example/back?code=201&amp;reason=error\"");
        assertThat(statuses(login)).hasSize(5).containsOnly(0);
    }

    @Test
    void doesNotRepairWithTheAccountsOfSomebodyElse() {
        var login = owner.linked(PROFILES, userid, "profile_03");
        owner.broken(login, 103);
        var consumer =
                journey.openFix(login).acceptTerms().signIn("stranger_" + userid, "profile_02");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.html()).contains("946");
        assertThat(shared(login)).hasSize(5);
        assertThat(statuses(login)).containsOnly(103);
        assertThat(names(login)).contains("ROTH");

        journey.partner()
                .api()
                .post("/aggregation/v1/customers/" + journey.customer() + "/accounts", Map.of());
        assertThat(statuses(login)).as("with the credentials it had").hasSize(5).containsOnly(0);
    }

    @Test
    void revokesWhatSomebodyElseHasGranted() {
        var login = owner.linked(PROFILES, userid, "profile_03");
        owner.broken(login, 103);
        var stranger = "stranger_" + userid;
        var revocation = server.bank().delayRevocations(stranger);
        journey.openFix(login).acceptTerms().signIn(stranger, "profile_02");
        server.bank().awaitOnlyHit(revocation);
        server.bank().repair(revocation);
    }

    @Test
    void addsNoAccountsByARepair() {
        var consumer = journey.atLogin(PROFILES).signIn(userid, "profile_03");
        consumer.share(consumer.accounts().subList(0, 1)).submitAll();
        owner.broken(owner.login(), 103);
        journey.openFix(owner.login()).acceptTerms().signIn(userid, "profile_03");
        assertThat(shared(owner.login())).hasSize(1);
        assertThat(statuses(owner.login())).containsOnly(0);
    }

    @Test
    void repairsFromTheReviewToo() {
        var login = owner.linked(PROFILES, userid, "profile_03");
        owner.broken(login, 103);
        var consumer = journey.open(journey.full()).acceptTerms();
        assertThat(consumer.screen()).isEqualTo("review-accounts");
        assertThat(consumer.html())
                .contains("Your connection to FinBank Profiles - A needs attention");
        assertThat(consumer.canSubmit("/manage")).isFalse();
        consumer.submit("/repair");
        assertThat(consumer.screen()).isEqualTo("login");
        assertThat(consumer.goTo("/review-accounts").screen()).isEqualTo("review-accounts");
        consumer.submit("/repair").signIn(userid, "profile_03");
        assertThat(consumer.screen()).isEqualTo("review-accounts");
        assertThat(consumer.html()).doesNotContain("needs attention");
        assertThat(consumer.canSubmit("/manage")).isTrue();
        assertThat(statuses(login)).containsOnly(0);
    }

    @Test
    void leavesABrokenLoginAsItWasWhenTheConsumerExits() {
        var login = owner.linked(PROFILES, userid, "profile_03");
        owner.broken(login, 103);
        journey.openFix(login).acceptTerms().exit();
        assertThat(statuses(login)).hasSize(5).containsOnly(103);
    }

    @Test
    void saysSoWhenTheLoginIsGoneMeanwhile() {
        var login = owner.linked(FINBANK, "demo", "go");
        owner.broken(login, 103);
        var consumer = journey.openFix(login);
        accounts.delete(owner.key(login));
        assertThat(consumer.acceptTerms().screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("This account is no longer available");
        assertThat(consumer.html()).contains("914");
    }

    private List<Account> shared(String login) {
        return accounts.list(owner.key(login)).stream().filter(Account::shared).toList();
    }

    private List<String> names(String login) {
        return shared(login).stream().map(account -> account.atBank().name()).toList();
    }

    private List<Integer> statuses(String login) {
        return jdbc.sql(
                        """
                        SELECT aggregation_status_code FROM account
                        WHERE partner_id = ? AND customer_id = ? AND institution_login_id = ?
                        """)
                .params(journey.partner().id().value(), journey.customer(), login)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /** For each repair whether the bank asked a question. */
    private List<String> updates() {
        return jdbc.sql(
                        """
                        SELECT data ->> 'mfa' FROM session_event
                        WHERE partner_id = ? AND type = 'credentialsUpdated' ORDER BY occurred_at
                        """)
                .param(journey.partner().id().value())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
