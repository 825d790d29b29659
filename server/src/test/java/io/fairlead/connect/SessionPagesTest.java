package io.fairlead.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.MovableClock;
import io.fairlead.support.RawHttp;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of a session, from the first screen to its end. */
@FairleadTest
class SessionPagesTest {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self'";

    private final FairleadServer server;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final GenerateCalls calls;

    SessionPagesTest(FairleadServer server, MovableClock clock, JdbcClient jdbc) {
        this.server = server;
        this.clock = clock;
        this.jdbc = jdbc;
        this.calls = server.newCaller();
    }

    // the screens

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /connect/v2/generate, en, Share your bank data with Harbour Bank
                    /connect/v2/generate, es, Comparta sus datos bancarios con Harbour Bank
                    /connect/v2/generate, fr-CA, Partagez vos données bancaires avec Harbour Bank
                    /connect/v2/generate, xx, Share your bank data with Harbour Bank
                    /connect/v2/generate,, Share your bank data with Harbour Bank
                    /connect/v2/generate/jointBorrower, en-US, 'Share your bank data with Harbour Bank, together'
                    /connect/v2/generate/jointBorrower, es, Compartan sus datos bancarios con Harbour Bank
                    /connect/v2/generate/jointBorrower, fr, Partagez ensemble vos données bancaires avec Harbour Bank
                    /connect/v2/generate/lite, en, Share your FinBank Profiles - A data with Harbour Bank
                    /connect/v2/generate/lite, es, Comparta sus datos de FinBank Profiles - A con Harbour Bank
                    /connect/v2/generate/lite, fr, Partagez vos données de FinBank Profiles - A avec Harbour Bank
                    /connect/v2/generate/fix, en, Renew your connection to FinBank Profiles - A
                    /connect/v2/generate/fix, es_US, Renueve su conexión con FinBank Profiles - A
                    /connect/v2/generate/fix, fr, Renouvelez votre connexion à FinBank Profiles - A
                    """)
    void saysWhoAsksForWhat(String path, @Nullable String language, String heading) {
        var page = get(open(calls.body(path).with("language", language)) + "/landing");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).containsOnlyOnce("<h1").contains(">" + heading + "</h1>");
        assertThat(page.body()).contains("icon-nav_exit_button", "close-modal-confirm-button");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    en, /terms, Terms of use
                    es, /terms, Condiciones de uso
                    fr, /terms, Conditions d’utilisation
                    en, /privacy, Privacy notice
                    es, /privacy, Aviso de privacidad
                    fr, /privacy, Avis de confidentialité
                    en, /exit, Do you want to leave?
                    es, /exit, ¿Desea salir?
                    fr, /exit, Voulez-vous quitter?
                    """)
    void hasPagesOfItsOwnForTheRest(String language, String path, String heading) {
        var session = open(calls.full().with("language", language));
        var page = get(session + path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(">" + heading + "</h1>", "href=\"" + session + "\"");
    }

    @Test
    void leadsFromTheFirstScreenToTermsAndPrivacy() {
        var session = open(calls.full());
        assertThat(get(session + "/landing").body())
                .contains("href=\"" + session + "/terms\"", "href=\"" + session + "/privacy\"");
    }

    @Test
    void putsStrictHeadersOnEveryConnectPage() {
        var running = open(calls.full());
        var ended = open(calls.full());
        exit(ended);
        var link = calls.link(calls.full());
        for (var path :
                List.of(
                        running,
                        running + "/landing",
                        running + "/search",
                        running + "/terms",
                        running + "/privacy",
                        running + "/exit",
                        ended,
                        ended + "/landing",
                        ended + "/terms",
                        "/closed",
                        "/s/unknown",
                        "/s/" + "a".repeat(43) + "/exit",
                        link.path(),
                        link.without("signature").path(),
                        link.with("ttl", "1").path())) {
            assertHeaders(path, POLICY);
            assertThat(get(path).headers().firstValue("X-Frame-Options")).as(path).isEmpty();
            // It would cut the window of the SDK off from the page that has opened it.
            assertThat(get(path).headers().firstValue("Cross-Origin-Opener-Policy"))
                    .as(path)
                    .isEmpty();
            assertThat(header(get(path), "Permissions-Policy")).contains("camera=()");
        }
    }

    @Test
    void letsNobodyFrameAnythingElse() {
        for (var path : List.of("/", "/nowhere", "/s/", "/assets/nothing", "/start")) {
            assertHeaders(path, POLICY + "; frame-ancestors 'none'");
            assertThat(header(get(path), "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(get(path), "Cross-Origin-Opener-Policy"))
                    .isEqualTo("same-origin-allow-popups");
            assertThat(header(get(path), "Permissions-Policy")).contains("camera=()");
        }
    }

    /** A first screen loads a dozen of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/fairlead.css",
                "/assets/connect/connect.js",
                "/assets/favicon.svg",
                "/assets/finbank/icon-m1.svg"
            })
    void sendsPartsOfPagesWithoutWhatOnlyDocumentsHeed(String path) {
        var part = get(path);
        assertThat(header(part, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(part, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(part.headers().map())
                .doesNotContainKeys(
                        "content-security-policy", "permissions-policy", "referrer-policy");
    }

    private void assertHeaders(String path, String policy) {
        var page = get(path);
        assertThat(header(page, "Content-Security-Policy")).as(path).isEqualTo(policy);
        assertThat(header(page, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).as(path).isEqualTo("no-referrer");
        // The opening of a link alone gives the browser its token.
        assertThat(page.headers().allValues("Set-Cookie"))
                .as(path)
                .hasSize(path.startsWith("/?") && page.status() == 303 ? 1 : 0);
        assertThat(page.headers().firstValue("Server")).as(path).isEmpty();
        if (page.status() != 303 && page.status() != 404) {
            assertThat(header(page, "Cache-Control")).as(path).isEqualTo("no-store");
        }
        if (page.status() != 303) {
            assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://app.example/back?a=b         | https://app.example
                    HTTPS://App.Example:8443/back        | HTTPS://App.Example:8443
                    http://localhost:3000                | http://localhost:3000
                    http://[::1]:3000/                   | http:
                    https://bücher.example/              | https:
                    https://a;script-src-elem%20*/       | https:
                    com.example.app://finished           | com.example.app:
                    com.example.app://                   | com.example.app:
                    """)
    void letsItsFormsLeadToTheRedirectUri(String redirectUri, String source) {
        var session = open(calls.full().with("redirectUri", redirectUri));
        assertThat(header(get(session + "/landing"), "Content-Security-Policy"))
                .isEqualTo(POLICY + " " + source);
    }

    // the exit

    @Test
    void leavesATestingCustomerOnAPageThatLeadsOn() {
        var session = open(calls.full().with("redirectUri", "https://app.example/back?a=b&c#d?e"));
        var exited = post(session + "/exit");
        assertThat(exited.status()).isEqualTo(303);
        assertThat(header(exited, "Location")).isEqualTo(session);

        var closed = get(session);
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.body())
                .contains(">You have left</h1>")
                .contains(
                        "href=\"https://app.example/back?a=b&amp;c&amp;code=100&amp;reason=exit#d?e\">"
                                + "Return to Harbour Bank<span")
                .contains("Visit Site</span></a>");
    }

    @Test
    void leavesAConsumerWithNowhereToGoOnTheLastPage() {
        var session = open(calls.full());
        exit(session);
        assertThat(get(session).body())
                .contains("You can close this window now.")
                .doesNotContain("Visit Site");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example, https://app.example?code=100&reason=exit",
        "https://app.example/back, https://app.example/back?code=100&reason=exit",
        "https://app.example/back?a=b, https://app.example/back?a=b&code=100&reason=exit",
        "https://app.example/#/done, https://app.example/?code=100&reason=exit#/done",
        "https://app.example/zurück, https://app.example/zur%C3%BCck?code=100&reason=exit",
        "com.example.app://finished, com.example.app://finished?code=100&reason=exit",
        "com.example.app://, com.example.app://?code=100&reason=exit",
        "com.example.app://#done, com.example.app://?code=100&reason=exit#done"
    })
    void leadsAnActiveCustomerOnByItself(String redirectUri, String address) {
        var session = open(active().with("redirectUri", redirectUri));
        var exited = post(session + "/exit");
        assertThat(exited.status()).isEqualTo(303);
        assertThat(header(exited, "Location")).isEqualTo(session);
        assertThat(header(exited, "Cache-Control")).isEqualTo("no-store");

        var written = address.replace("&", "&amp;");
        assertThat(get(session).body())
                .contains(
                        "data-leave=\"" + written + "\"",
                        "<noscript><meta http-equiv=\"refresh\" content=\"0;url=" + written + "\">",
                        "href=\"" + written + "\"");
    }

    @Test
    void keepsAnActiveCustomerWithNowhereToGo() {
        var session = open(active());
        exit(session);
        assertThat(get(session).body())
                .contains("You can close this window now.")
                .doesNotContain("data-leave", "http-equiv=\"refresh\"");
    }

    @Test
    void keepsATestingCustomerOnTheLastPage() {
        var session = open(calls.full().with("redirectUri", "https://app.example/back"));
        exit(session);
        assertThat(get(session).body())
                .contains("Visit Site")
                .doesNotContain("data-leave", "http-equiv=\"refresh\"");
    }

    @Test
    void exitsOnceHoweverOftenItIsAsked() {
        var session = open(active().with("redirectUri", "https://app.example/back"));
        exit(session);
        var again = post(session + "/exit");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("Visit Site", "code=100&amp;reason=exit");
        assertThat(events()).containsExactly("1 started 0", "2 screenShown 0", "3 ended 1");
    }

    @Test
    void exitsOnceWhenAskedManyTimesAtOnce() throws Exception {
        var session = open(calls.full());
        Callable<Integer> exit = () -> post(session + "/exit").status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(8, exit)))
                    .map(Future::resultNow)
                    .isSubsetOf(200, 303);
        }
        assertThat(events()).containsExactly("1 started 0", "2 screenShown 0", "3 ended 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/landing", "/terms", "/privacy", "/exit", "/progress?version=0"})
    void showsTheLastPageOnceItHasEnded(String path) {
        var session = open(calls.full());
        exit(session);
        assertThat(get(session + path).body()).contains(">You have left</h1>");
        clock.advance(Duration.ofHours(5));
        assertThat(get(session + path).body()).contains(">You have left</h1>");
    }

    @Test
    void asksBeforeItEndsASession() {
        var session = open(calls.full());
        assertThat(get(session + "/exit").status()).isEqualTo(200);
        assertThat(server.stranger().head(session + "/exit").status()).isEqualTo(200);
        assertThat(events()).containsExactly("1 started 0", "2 screenShown 0");
    }

    // keys, lives, timelines

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/short",
                "/s/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/s/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/s/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "/s/%27%20OR%201=1--",
                "/s/%C3%A4"
            })
    void knowsNoSessionOfAnotherKey(String path) {
        for (var page : List.of("", "/terms", "/privacy", "/exit")) {
            assertThat(get(path + page).status()).isEqualTo(410);
        }
        assertThat(post(path + "/exit").status()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/%00", "/s/a%2Fb", "/s/%ff", "/s/%zz"})
    void refusesAKeyThatIsNoPathAtAll(String path) {
        var reply = new RawHttp(server.address()).get(path);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void takesTheKeyExactlyAsItWasGiven() {
        var session = open(calls.full());
        var key = session.substring("/s/".length());
        for (var other :
                List.of(
                        key.substring(1),
                        key + "A",
                        key.substring(0, 42) + (key.endsWith("A") ? "B" : "A"),
                        key.substring(0, 42) + "%20")) {
            assertThat(get("/s/" + other).status()).as(other).isEqualTo(410);
        }
        assertThat(get(session).status()).isEqualTo(303);
        assertThat(get(session + "/").status()).as("a slash is none of it").isEqualTo(303);
    }

    @Test
    void livesForAnHour() {
        var session = open(calls.full().with("redirectUri", "https://app.example/back"));
        for (var minutes = 6; minutes < 60; minutes += 6) {
            clock.advance(Duration.ofMinutes(6));
            assertThat(post(session + "/stay").status()).isEqualTo(204);
        }
        clock.advance(Duration.ofMinutes(5));
        assertThat(get(session + "/landing").body()).contains("Share your bank data");
        clock.advance(Duration.ofMinutes(1));
        assertTimedOut(session);
    }

    @Test
    void endsSevenMinutesAfterTheConsumerHasGoneAway() {
        var session = open(calls.full().with("redirectUri", "https://app.example/back"));
        clock.advance(Duration.ofMinutes(7).minusSeconds(20));
        assertThat(get(session + "/landing").body()).contains("Share your bank data");
        clock.advance(Duration.ofSeconds(20));
        assertTimedOut(session);
    }

    private void assertTimedOut(String session) {
        for (var page : List.of(get(session), get(session + "/landing"), post(session + "/exit"))) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains(">Your session has ended</h1>")
                    .contains("\"https://app.example/back?code=1440&amp;reason=timeout\"");
        }
        assertThat(events()).containsExactly("1 started 0", "2 screenShown 0", "3 ended 1");
    }

    @Test
    void goesOnWhenItsLinkHasExpired() {
        var link = calls.link(calls.full());
        clock.advance(Duration.ofMinutes(119));
        var session = session(get(link.path()));
        clock.advance(Duration.ofMinutes(5));
        assertThat(get(link.path()).status()).isEqualTo(410);
        assertThat(get(session + "/landing").status()).isEqualTo(200);
    }

    @Test
    void livesApartFromOtherSessionsOfItsLink() {
        var link = calls.link(calls.full());
        var first = session(get(link.path()));
        var second = session(get(link.path()));
        exit(first);
        assertThat(get(first).body()).contains(">You have left</h1>");
        assertThat(get(second + "/landing").body()).contains("Share your bank data");
        assertThat(events())
                .containsExactlyInAnyOrder(
                        "1 started 0",
                        "2 screenShown 0",
                        "1 started 0",
                        "2 screenShown 0",
                        "3 ended 1");
    }

    @Test
    void storesNoKeyThatCouldBeUsed() {
        var key = open(calls.full()).substring("/s/".length());
        var row =
                jdbc.sql("SELECT session::text FROM session WHERE partner_id = ?")
                        .param(calls.partner().id().value())
                        .query(String.class)
                        .single();
        assertThat(row).doesNotContain(key);
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "PUT, /exit", "DELETE, ''", "POST, /terms"})
    void tellsWhichMethodsAPageHas(String method, String page) {
        var answer = server.stranger().call(method, open(calls.full()) + page, Map.of());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(header(answer, "Allow")).contains("GET");
    }

    private String open(Body body) {
        var opened = get(calls.link(body).path());
        assertThat(opened.status()).isEqualTo(303);
        return session(opened);
    }

    /** The path of the session that an opened link leads to. */
    private static String session(Answer opened) {
        var screen = header(opened, "Location");
        assertThat(screen).matches("/s/[A-Za-z0-9_-]{43}/landing");
        return screen.substring(0, screen.lastIndexOf('/'));
    }

    private Body active() {
        return calls.full().with("customerId", calls.partner().newActiveCustomer());
    }

    private Answer get(String path) {
        return server.stranger().with("Accept", "text/html,*/*;q=0.8").get(path);
    }

    private Answer post(String path) {
        return server.stranger()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .postRaw(path, "");
    }

    private void exit(String session) {
        assertThat(post(session + "/exit").status()).isEqualTo(303);
    }

    private List<String> events() {
        return jdbc.sql(
                        """
                        SELECT number || ' ' || type || ' ' || version FROM session_event
                        WHERE partner_id = ? ORDER BY session_id, number
                        """)
                .param(calls.partner().id().value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
