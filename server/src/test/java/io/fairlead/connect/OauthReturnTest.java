package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.BankVisitor;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestJourney;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/**
 * Consumers come back from a bank's page: in the browser that left for it, in another one, and in
 * that of somebody who was sent the bank's address by a stranger.
 */
@FairleadTest
class OauthReturnTest {

    private static final String CALLBACK = "/oauth/callback";
    private static final String QUESTION = "Share your accounts with Harbour Bank?";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final FairleadServer server;
    private final TestJourney journey;

    /** Any browser that does not hold the session: it gives no cookie. */
    private final ApiClient otherBrowser;

    OauthReturnTest(FairleadServer server) {
        this.server = server;
        this.journey = server.newJourney();
        this.otherBrowser = server.stranger();
    }

    @Test
    void takesWhatTheBrowserBringsThatLeft() {
        var consumer = atBank();
        var callback = consumer.consentAtBank("ordinary", "profile_03");
        assertThat(consumer.arriveFromBank(callback).body()).contains(">You are done here</h1>");
        assertThat(consumer.goTo("/loading").screen()).isEqualTo("select-accounts");
        assertThat(consumer.accounts()).isNotEmpty();
    }

    /** The control is the test above: the same address, signed in at in the same way. */
    @Test
    void givesAStrangerNoAccountsOfWhomTheyHaveSentToTheBank() {
        var stranger = atBank();
        var callback = consentOfVictim(stranger.bankPage());

        var asked = otherBrowser.get(callback);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains(QUESTION);
        assertThat(stranger.goTo("").screen()).isEqualTo("oauth");
        assertThat(journey.stored()).isEmpty();

        var refused = answer(asked, "no");
        assertThat(refused.body()).contains("Nothing was shared", "withdraw it there");
        assertThat(stranger.goTo("").screen()).isEqualTo("sign-in/" + OAUTH);
        assertThat(stranger.arriveFromBank(callback).body()).contains("no longer open");
        assertThat(answer(asked, "yes").body()).contains("no longer open");
        assertThat(journey.stored()).isEmpty();
    }

    @Test
    void saysWhoGetsWhatOfWhichBank() {
        var customer =
                journey.partner()
                        .api()
                        .post(
                                "/aggregation/v2/customers/testing",
                                Map.of(
                                        "username",
                                        "maria_" + RandomId.hex(),
                                        "firstName",
                                        "Maria",
                                        "lastName",
                                        "Rivera"))
                        .text("id");
        var consumer =
                journey.open(journey.calls().full().with("customerId", customer))
                        .acceptTerms()
                        .connect("oauth", OAUTH);
        var asked = otherBrowser.get(consumer.consentAtBank("ordinary", "profile_03"));
        assertThat(asked.body()).contains("FinBank OAuth", "Harbour Bank", "Maria Rivera");
        assertThat(asked.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'none'");
        assertThat(asked.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(asked.headers().firstValue("Cross-Origin-Opener-Policy")).isEmpty();
        assertThat(asked.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /** A phone's app opens the bank's page in the phone's browser. */
    @Test
    void takesWhatAnotherBrowserBringsOnceItsUserSaysSo() {
        var consumer = atBank();
        var asked = otherBrowser.get(consumer.consentAtBank("ordinary", "profile_03"));
        assertThat(answer(asked, "yes").body()).contains(">You are done here</h1>");
        assertThat(consumer.goTo("/loading").screen()).isEqualTo("select-accounts");
        assertThat(answer(asked, "yes").body()).contains("no longer open");
    }

    @Test
    void goesOnToTheAppThatShowsConnect() {
        var consumer =
                journey.open(
                                journey.full()
                                        .with("isWebView", true)
                                        .with("redirectUri", "https://app.example/back"))
                        .acceptTerms()
                        .connect("oauth", OAUTH);
        var asked = otherBrowser.get(consumer.consentAtBank("ordinary", "profile_03"));
        assertThat(asked.body()).contains(QUESTION);
        assertThat(answer(asked, "yes").body()).contains("https://app.example/back");
    }

    /** The page asks the one that has opened its window, and has got its token. */
    @Test
    void takesWhatTheWindowOfTheBrowserBringsThatLeft() {
        var consumer = atBank();
        var asked = otherBrowser.get(consumer.consentAtBank("ordinary", "profile_03"));
        var token = consumer.cookie().replaceFirst(".*=", "");
        var other = "A".repeat(43);

        var wrong = post(fields(asked) + "&browser=" + other + "&browser=x");
        assertThat(wrong.body()).contains(QUESTION);
        assertThat(consumer.goTo("").screen()).isEqualTo("oauth");
        var right = post(fields(wrong) + "&browser=" + other + "&browser=" + token);
        assertThat(right.body()).contains(">You are done here</h1>");
        assertThat(consumer.goTo("/loading").screen()).isEqualTo("select-accounts");
    }

    /** What one browser knows of itself says nothing about another link. */
    @Test
    void takesNothingFromTheBrowserOfAnotherSession() {
        var consumer = atBank();
        var other = atBank();
        var callback = consumer.consentAtBank("ordinary", "profile_03");
        assertThat(other.arriveFromBank(callback).body()).contains(QUESTION);
        assertThat(consumer.goTo("").screen()).isEqualTo("oauth");
    }

    /** The browser is told nothing that it could be known by elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void takesNoAnswerThatItsOwnPageHasNotSent(String site) {
        var consumer = atBank();
        var asked = otherBrowser.get(consumer.consentAtBank("ordinary", "profile_03"));
        var form = fields(asked) + "&answer=yes";
        var forged =
                otherBrowser
                        .with("Content-Type", FORM)
                        .with("Sec-Fetch-Site", site)
                        .postRaw(CALLBACK, form);
        assertThat(forged.body()).contains(QUESTION);
        assertThat(consumer.goTo("").screen()).isEqualTo("oauth");
        otherBrowser
                .with("Content-Type", FORM)
                .with("Sec-Fetch-Site", "same-origin")
                .postRaw(CALLBACK, form);
        assertThat(consumer.goTo("/loading").screen()).isEqualTo("select-accounts");
    }

    /** A refusal shares nothing, so nobody is asked. */
    @Test
    void takesTheBanksRefusalFromAnyBrowser() {
        var consumer = atBank();
        try (var visitor = new BankVisitor(server.bank().address())) {
            visitor.signIn(consumer.bankPage(), "ordinary", "profile_03");
            var declined = otherBrowser.get(pathOf(visitor.decline()));
            assertThat(declined.body()).contains(">You are done here</h1>");
        }
        assertThat(consumer.goTo("/loading").screen()).isEqualTo("error");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatTheConsumerCancelledAtTheBank(boolean atSignIn) {
        var consumer = atBank();
        cancel(consumer, atSignIn);
        assertThat(consumer.goTo("/loading").screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("You cancelled at the bank");
        assertThat(consumer.html()).contains("Code 945");
        assertThat(consumer.canSubmit("/search-again")).isTrue();
        assertThat(consumer.submit("/sign-in").screen()).isEqualTo("oauth");

        var lite = journey.open(journey.lite(OAUTH)).acceptTerms();
        cancel(lite, atSignIn);
        assertThat(lite.goTo("/loading").heading()).isEqualTo("You cancelled at the bank");
        assertThat(lite.canSubmit("/sign-in")).isTrue();
        assertThat(lite.submit("/exit").heading()).isEqualTo("You have left");
    }

    private void cancel(ConsumerWithoutScripts consumer, boolean atSignIn) {
        try (var visitor = new BankVisitor(server.bank().address())) {
            var page = consumer.bankPage();
            if (!atSignIn) {
                visitor.signIn(page, "ordinary", "profile_03");
            }
            var back = atSignIn ? visitor.cancelSignIn(page) : visitor.decline();
            assertThat(consumer.arriveFromBank(pathOf(back)).status()).isEqualTo(200);
        }
    }

    /** A code beside an error is a code. */
    @Test
    void asksWhereARefusalBringsMore() {
        var consumer = atBank();
        var callback = consumer.consentAtBank("ordinary", "profile_03");
        assertThat(otherBrowser.get(callback + "&error=access_denied").body()).contains(QUESTION);
        assertThat(consumer.goTo("").screen()).isEqualTo("oauth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?state=1&code=2", "?code=1", "?error=access_denied"})
    void knowsNothingOfWhatNobodyWaitsFor(String query) {
        assertThat(otherBrowser.get(CALLBACK + query).body()).contains("no longer open");
        assertThat(post("answer=yes&" + query.replace("?", "").replace("=", "_=")).body())
                .contains("no longer open");
    }

    /** In a frame whose cookies come from nowhere, the first screen takes the scripts' token. */
    @Test
    void bindsASessionToItsScriptsAtTheFirstScreenOnly() {
        var token = "B".repeat(43);
        var link = journey.link(journey.full());
        var framed = new ConsumerInFrame(server, link.path());
        framed.send("/landing", "version=0&browser=" + token);
        var again = server.stranger().with("Cookie", "fairlead-browser=" + token).get(link.path());
        assertThat(again.headers().firstValue("Location").orElseThrow()).endsWith("/search");

        framed.send("/landing", "version=1&browser=" + "C".repeat(43));
        var late =
                server.stranger()
                        .with("Cookie", "fairlead-browser=" + "C".repeat(43))
                        .get(link.path());
        assertThat(late.headers().firstValue("Location").orElseThrow()).endsWith("/landing");
    }

    /** Whoever gives the cookie has it; a form of another page changes nothing about that. */
    @Test
    void leavesASessionToTheBrowserThatHasTheCookie() {
        var consumer = journey.open(journey.full());
        consumer.submit("/landing", "browser", "D".repeat(43));
        consumer.connect("oauth", OAUTH);
        var callback = consumer.consentAtBank("ordinary", "profile_03");
        assertThat(consumer.arriveFromBank(callback).body()).contains(">You are done here</h1>");
    }

    /** Keeps no cookies, and knows its address alone. */
    private static final class ConsumerInFrame {
        private final ApiClient browser;
        private final String session;

        ConsumerInFrame(FairleadServer server, String link) {
            browser = server.stranger().with("Content-Type", FORM);
            var location = browser.get(link).headers().firstValue("Location").orElseThrow();
            session = location.replaceFirst("/landing$", "");
        }

        void send(String part, String form) {
            assertThat(browser.postRaw(session + part, form).status()).isEqualTo(303);
        }
    }

    private ConsumerWithoutScripts atBank() {
        var consumer = journey.open(journey.full()).acceptTerms().connect("oauth", OAUTH);
        assertThat(consumer.screen()).isEqualTo("oauth");
        return consumer;
    }

    private String consentOfVictim(URI bankPage) {
        try (var visitor = new BankVisitor(server.bank().address())) {
            visitor.signIn(bankPage, "victim", "profile_03");
            return pathOf(visitor.allow());
        }
    }

    private static String pathOf(URI address) {
        return address.getPath() + "?" + address.getRawQuery();
    }

    private Answer answer(Answer question, String given) {
        return post(fields(question) + "&answer=" + given);
    }

    private Answer post(String form) {
        return otherBrowser.with("Content-Type", FORM).postRaw(CALLBACK, form);
    }

    /** What the question keeps of the bank's answer. */
    private static String fields(Answer question) {
        return FIELD.matcher(question.body())
                .results()
                .map(
                        field ->
                                URLEncoder.encode(field.group(1), StandardCharsets.UTF_8)
                                        + "="
                                        + URLEncoder.encode(
                                                HtmlUtils.htmlUnescape(field.group(2)),
                                                StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
