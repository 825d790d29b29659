package io.fairlead.people.web;

import static io.fairlead.people.web.ConsoleVisitor.location;
import static io.fairlead.people.web.ConsoleVisitor.setCookies;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.audit.Actor;
import io.fairlead.people.EmailAddress;
import io.fairlead.people.Grant;
import io.fairlead.people.People;
import io.fairlead.people.Role;
import io.fairlead.people.SignInKind;
import io.fairlead.people.TestPeople;
import io.fairlead.people.web.OpenIdProviderOfTests.Fault;
import io.fairlead.shared.PartnerId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Value;

/** People sign in to the console at an OpenID provider. */
@FairleadTest
class OidcSignInTest {

    private static final String SESSION = "fairlead-console-session";

    private final FairleadServer server;
    private final People people;
    private final MovableClock clock;
    private final OpenIdProviderOfTests provider;
    private final EmailAddress email = TestPeople.newAddress();
    private final PartnerId partner;
    private final String page;

    OidcSignInTest(
            FairleadServer server,
            People people,
            MovableClock clock,
            @Value("${fairlead.people.oidc.issuer}") URI issuer) {
        this.server = server;
        this.people = people;
        this.clock = clock;
        this.provider = new OpenIdProviderOfTests(issuer);
        this.partner = server.newPartner().id();
        this.page = "/console/" + partner + "/people";
        provider.knows(email.value(), "subject-1");
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void signsInAndGoesBackToThePage() {
        add();
        var browser = browser();
        var signIn = location(browser.get(page));
        assertThat(browser.get(signIn).body()).contains("Sign in with your organization");
        var done = signIn(browser);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.headers().firstValue("Refresh").orElseThrow())
                .isEqualTo("0; url=" + server.address() + page);
        assertThat(browser.cookies()).containsOnlyKeys(SESSION);
        assertThat(browser.get(page).body()).contains(email.value());
    }

    /** The cookie of the way to the provider must come back from there, and says nobody's name. */
    @Test
    void keepsNoMoreThanASecretWhileSomebodyIsAtTheProvider() {
        var browser = browser();
        assertThat(setCookies(browser.get("/console/sign-in/oidc")))
                .hasSize(1)
                .allSatisfy(
                        cookie ->
                                assertThat(List.of(cookie.split("; ")))
                                        .contains(
                                                "Path=/console",
                                                "HttpOnly",
                                                "SameSite=Lax",
                                                "Max-Age=600"));
        assertThat(location(browser.get(page))).startsWith("/console/sign-in");
    }

    @Test
    void asksForTheAddressWhereTheTokenHasNone() {
        provider.tellingTheAddressWhenAsked();
        add();
        assertSignedIn(browser());
        provider.with(Fault.ADDRESS_OF_ANOTHER_SUBJECT);
        assertRefused(browser(), "The sign-in has failed");
        provider.with(Fault.UNVERIFIED);
        assertRefused(browser(), "The sign-in has failed");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void believesNoAnswerThatIsWrong(Fault fault) {
        if (fault == Fault.ADDRESS_OF_ANOTHER_SUBJECT) {
            provider.tellingTheAddressWhenAsked();
        }
        add();
        provider.with(fault);
        assertRefused(browser(), "The sign-in has failed");
        provider.with();
        assertSignedIn(browser());
    }

    @Test
    void takesAnAnswerOnceAndInTheBrowserThatHasAsked() {
        add();
        var browser = browser();
        var callback = callback(browser);
        assertThat(browser().get(callback).body()).contains("Please begin again");
        var attacker = browser();
        attacker.get("/console/sign-in/oidc");
        assertThat(attacker.get(callback).body()).contains("The sign-in has failed");
        assertThat(browser.get(callback).status()).isEqualTo(200);
        assertThat(browser.get(callback).body()).contains("Please begin again");
    }

    @Test
    void takesOnNewKeysOfTheProvider() {
        add();
        assertSignedIn(browser());
        OpenIdProviderOfTests.changesItsKey();
        clock.advance(Duration.ofMinutes(2));
        assertSignedIn(browser());
    }

    @Test
    void letsNobodyInWhoWasNotAdded() {
        assertRefused(browser(), "You have no access");
        people.add(
                Actor.server("test"),
                email,
                SignInKind.PASSWORD,
                new Grant(Role.DEVELOPER, partner));
        assertRefused(browser(), "You have no access");
    }

    /** An address can be given to somebody else, who does not become the person by that. */
    @Test
    void staysWithTheProvidersId() {
        add();
        assertSignedIn(browser());
        provider.knows(email.value(), "subject-2");
        assertRefused(browser(), "You have no access");
        people.reset(Actor.server("test"), email);
        assertSignedIn(browser());
    }

    @Test
    void takesNoPasswordOfSomebodyWhoSignsInThere() {
        add();
        var refused =
                browser()
                        .post(
                                "/console/sign-in",
                                Map.of(
                                        "email",
                                        email.value(),
                                        "password",
                                        "seven boats at a quay"));
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void saysSoWhenTheProviderDoesNotAnswer() {
        provider.close();
        clock.advance(Duration.ofHours(2));
        var refused = browser().get("/console/sign-in/oidc");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("The sign-in has failed");
    }

    private void add() {
        people.add(
                Actor.server("test"), email, SignInKind.OIDC, new Grant(Role.DEVELOPER, partner));
    }

    private void assertSignedIn(ConsoleVisitor browser) {
        var done = signIn(browser);
        assertThat(done.body()).contains("You have signed in");
        assertThat(browser.cookies()).containsKey(SESSION);
    }

    private void assertRefused(ConsoleVisitor browser, String text) {
        var refused = signIn(browser);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains(text);
        assertThat(browser.cookies()).isEmpty();
    }

    private Answer signIn(ConsoleVisitor browser) {
        return browser.get(callback(browser));
    }

    private String callback(ConsoleVisitor browser) {
        var atProvider = URI.create(location(browser.get("/console/sign-in/oidc?back=" + page)));
        var callback = provider.answerTo(atProvider).toString();
        assertThat(callback).startsWith(server.address() + "/console/sign-in/oidc/callback?");
        return callback.substring(server.address().toString().length());
    }

    private ConsoleVisitor browser() {
        return new ConsoleVisitor(server.address());
    }
}
