package io.fairlead.connect;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.LoginKey;
import io.fairlead.link.Link;
import io.fairlead.link.LinkOpening;
import io.fairlead.link.Links;
import io.fairlead.shared.CustomerId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import io.fairlead.support.RawHttp;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a browser finds behind a link. */
@FairleadTest
class LinkOpeningTest {

    private static final String REVOKE = "/fairlead/v1/links/revoke";

    private final FairleadServer server;
    private final MovableClock clock;
    private final Links links;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final GenerateCalls calls;

    LinkOpeningTest(
            FairleadServer server,
            MovableClock clock,
            Links links,
            Accounts accounts,
            JdbcClient jdbc) {
        this.server = server;
        this.clock = clock;
        this.links = links;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.calls = server.newCaller();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GenerateCalls.FULL,
                GenerateCalls.JOINT,
                GenerateCalls.LITE,
                GenerateCalls.FIX
            })
    void startsASession(String path) {
        var link = calls.link(calls.body(path));
        var opened = open(link);
        assertThat(opened.status()).isEqualTo(303);
        assertThat(header(opened, "Location")).matches("/s/[A-Za-z0-9_-]{43}/landing");
        assertThat(header(opened, "Cache-Control")).isEqualTo("no-store");
        assertThat(server.stranger().get(header(opened, "Location")).status()).isEqualTo(200);
        assertThat(sessions()).isOne();
    }

    @Test
    void leadsToTheGoodNewsWhenThereIsNothingToFix() {
        accounts.aggregated(
                new LoginKey(
                        calls.partner().id(),
                        new CustomerId(calls.customer()),
                        GenerateCalls.LOGIN),
                AggregationStatus.SUCCESS);
        var opened = open(calls.link(calls.fix()));
        assertThat(opened.status()).isEqualTo(303);
        assertThat(header(opened, "Location")).matches("/s/[A-Za-z0-9_-]{43}/nothing-to-fix");
    }

    @Test
    void goesOnWhereTheLatestSessionOfTheBrowserStands() {
        var link = calls.link(calls.full());
        var first = open(link);
        var browser = server.stranger().with("Cookie", cookie(first));
        browser.with("Content-Type", "application/x-www-form-urlencoded")
                .postRaw(header(first, "Location"), "version=0");
        var again = browser.get(link.path());
        assertThat(header(again, "Location")).endsWith("/review-accounts");
        assertThat(cookie(again)).isEqualTo(cookie(first));
        exit(first);
        assertThat(header(browser.get(link.path()), "Location")).endsWith("/review-accounts");
        assertThat(header(open(link), "Location")).endsWith("/landing");
        assertThat(sessions()).isEqualTo(4);
    }

    /** A cookie of another name, or of another form, is none. */
    @ParameterizedTest
    @ValueSource(strings = {"fairlead-browser=short", "fairlead-browser=", "other=1"})
    void givesABrowserATokenThatHasNone(String cookies) {
        var link = calls.link(calls.full());
        assertThat(cookie(server.stranger().with("Cookie", cookies).get(link.path())))
                .matches("fairlead-browser=[A-Za-z0-9_-]{43}");
    }

    @Test
    void givesItsTokenToTheServerAlone() {
        assertThat(header(open(calls.link(calls.full())), "Set-Cookie"))
                .containsSubsequence("Path=/; Max-Age=86400;", "HttpOnly; SameSite=Lax")
                .doesNotContain("Partitioned", "Domain");
    }

    /** The frame's scripts take it to the window of the bank. */
    @Test
    void givesAFrameATokenOfItsOwn() {
        var framed = server.stranger().with("Sec-Fetch-Dest", "iframe");
        assertThat(header(framed.get(calls.link(calls.full()).path()), "Set-Cookie"))
                .contains("Secure", "SameSite=None", "Partitioned")
                .doesNotContain("HttpOnly");
    }

    @Test
    void startsANewSessionEachTime() {
        var link = calls.link(calls.full());
        assertThat(header(open(link), "Location")).isNotEqualTo(header(open(link), "Location"));
        assertThat(sessions()).isEqualTo(2);
    }

    @Test
    void opensTheLongestLinkThereCanBe() {
        var address = longest("https://a.example/");
        var link =
                calls.link(
                        calls.full()
                                .with("consumerId", "\u4e00".repeat(255))
                                .with("redirectUri", address)
                                .with("webhook", longest(WebhookReceiver.shared().url("/"))));
        assertThat(link.path()).hasSizeBetween(14_000, 15_000);
        assertThat(open(link).status()).isEqualTo(303);
    }

    private static String longest(String address) {
        return address + "/".repeat(2048 - address.length());
    }

    @Test
    void opensALinkWhoseQueryWasWrittenAnew() {
        var link = calls.link(calls.full().with("redirectUri", "https://app.example/a?b=c"));
        var reordered = new TestLink(link.address(), link.pairs().reversed());
        assertThat(open(reordered).status()).isEqualTo(303);
        var lowerCase = link.encodedValue("redirectUri").replace("%3A", "%3a");
        assertThat(open(link.with("redirectUri", lowerCase)).status()).isEqualTo(303);
    }

    // changed on the way

    @ParameterizedTest
    @ValueSource(
            strings = {
                GenerateCalls.FULL,
                GenerateCalls.JOINT,
                GenerateCalls.LITE,
                GenerateCalls.FIX
            })
    void refusesALinkOfWhichAnythingWasChanged(String path) {
        var body =
                calls.body(path)
                        .with("language", "fr")
                        .with("redirectUri", "https://app.example/back")
                        .with("webhook", WebhookReceiver.shared().url())
                        .with("webhookContentType", "application/json");
        if (!path.equals(GenerateCalls.JOINT)) {
            body.with("isWebView", true);
        }
        var link = calls.link(body);
        for (var key : link.keys()) {
            var value = link.encodedValue(key);
            assertDamaged(link.with(key, changed(value)));
            assertDamaged(link.with(key, value + "1"));
            assertDamaged(link.with(key, ""));
            assertDamaged(link.and(key + "=" + changed(value)));
            assertDamaged(link.without(key));
        }
        assertThat(open(link).status()).isEqualTo(303);
        assertThat(sessions()).isOne();
    }

    /** The value with its last letter or digit replaced by another one. */
    private static String changed(String value) {
        var last = value.charAt(value.length() - 1);
        return value.substring(0, value.length() - 1) + (last == '0' ? '1' : '0');
    }

    /** All that a link may say is signed, also what this one does not say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook=https%3A%2F%2Fevil.example",
                "redirectUri=https%3A%2F%2Fevil.example",
                "isWebView=true",
                "type=lite",
                "language=fr",
                "consumerId=1",
                "institutionId=101732",
                "webhookContentType=application%2Fxml"
            })
    void refusesALinkWithMoreOfALinksParameters(String pair) {
        assertDamaged(calls.link(calls.full()).and(pair));
        assertDamaged(calls.link(calls.full()).and("fbclid=x").and(pair).and("gclid=y"));
    }

    @Test
    void refusesASignatureOfAnotherLink() {
        var other = calls.link(calls.full().with("language", "fr"));
        assertDamaged(calls.link(calls.full()).with("signature", other.value("signature")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&fbclid=IwAR0x",
                "&utm_source=mail&utm_medium=e%zz",
                "&gclid=x",
                "&mc_cid=1&mc_eid=2",
                "&",
                "&&",
                "&x",
                ".",
                ")",
                ").",
                ",",
                "%22",
                "%3E",
                "%20",
                "/",
                "*",
                "%E2%80%9D",
                ".&fbclid=x",
                "&fbclid=x."
            })
    void opensALinkThatSomethingHangsOn(String more) {
        for (var body :
                List.of(
                        calls.full(),
                        calls.lite(),
                        calls.full().with("webhook", WebhookReceiver.shared().url("/(x).")))) {
            var opened = new RawHttp(server.address()).get(calls.link(body).path() + more);
            assertThat(opened.status()).as(more).isEqualTo(303);
        }
    }

    @Test
    void opensALinkWhoseAmpersandsWereWrittenForHtml() {
        var path = calls.link(calls.full().with("language", "es")).path();
        for (var ampersand : List.of("&amp;", "&amp;amp;")) {
            var opened = server.stranger().get(path.replace("&", ampersand));
            assertThat(opened.status()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    partnerId=[0-9]+&  |             | lacks a parameter
                    signature=         | signature=x | 64 hexadecimal digits
                    &ttl=              | &ttl=%zz    | broken escape
                    &ttl=              | &ttl=1&ttl= | twice, with different values
                    origin=url         | origin=email | does not belong
                    =                  | %3D         | percent-encoded once more
                    """)
    void tellsADeveloperWhatIsWrong(String part, @Nullable String other, String explained) {
        var path = calls.link(calls.full()).path();
        var changed = path.replaceFirst(part, other == null ? "" : other);
        var page = new RawHttp(server.address()).get(changed);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("This link is damaged", "For developers", explained);
    }

    @Test
    void refusesAForgedSignature() throws GeneralSecurityException {
        var link = calls.link(calls.full());
        assertDamaged(link.with("signature", "0".repeat(64)));
        assertDamaged(link.with("signature", link.value("signature").toUpperCase(Locale.ROOT)));
        assertDamaged(link.with("signature", link.value("signature").substring(2)));
        assertDamaged(link.with("signature", signedWithAnotherKey(link)));
    }

    /** The right recipe, a nonce and half of an HMAC, with a key of another server. */
    private static String signedWithAnotherKey(TestLink link) throws GeneralSecurityException {
        var nonce = new byte[16];
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        mac.update(nonce);
        var tag = mac.doFinal(link.without("signature").query().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(32).put(nonce).put(Arrays.copyOf(tag, 16)).array());
    }

    @Test
    void takesALinkThatWasCutAnywhereForADamagedOne() {
        var path = calls.link(calls.full().with("redirectUri", "https://app.example/a?b=c")).path();
        var http = new RawHttp(server.address());
        for (var length = "/?customerId".length(); length < path.length(); length++) {
            var cut = path.substring(0, length);
            var reply = http.get(cut);
            assertThat(reply.status()).as(cut).isEqualTo(403);
            assertThat(reply.body()).contains("This link is damaged");
        }
        assertThat(sessions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?signature=%zz", "/?signature=%ff", "/?partnerId=%", "/?signature"})
    void takesWhatOnlyLooksLikeALinkForADamagedOne(String target) {
        var reply = new RawHttp(server.address()).get(target);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Security-Policy")).doesNotContain("frame-ancestors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?", "/?utm_source=mail", "/?a=%zz"})
    void showsTheStartPageWhereThereIsNoLink(String target) {
        var reply = new RawHttp(server.address()).get(target);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("<title>Fairlead</title>");
        assertThat(reply.header("Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    }

    // no longer good

    @Test
    void closesALinkAfterTwoHours() {
        var link = calls.link(calls.full());
        clock.advance(Duration.ofMinutes(119));
        assertThat(open(link).status()).isEqualTo(303);
        clock.advance(Duration.ofMinutes(1));
        assertClosed(link, "This link has expired");
    }

    @Test
    void tellsAForgedLinkFromAnExpiredOne() {
        var link = calls.link(calls.full());
        assertDamaged(link.with("ttl", "1"));
        clock.advance(Duration.ofHours(3));
        assertDamaged(link.with("ttl", String.valueOf(clock.instant().toEpochMilli() + 60_000)));
    }

    @Test
    void closesALinkThatItsPartnerRevoked() {
        var link = calls.link(calls.full());
        assertThat(revoke(calls, link.toString()).status()).isEqualTo(204);
        assertClosed(link, "This link was withdrawn");
        assertThat(revoke(calls, link.toString()).status()).isEqualTo(204);
    }

    @Test
    void revokesALinkFromEveryWayOfWritingItDown() {
        for (var written : List.of("%s", "%2$s", "/?%2$s")) {
            var link = calls.link(calls.full());
            var text = written.formatted(link, link.query());
            assertThat(revoke(calls, text).status()).as(text).isEqualTo(204);
            assertClosed(link, "This link was withdrawn");
        }
    }

    @Test
    void letsNobodyElseRevokeALink() {
        var link = calls.link(calls.full());
        assertProblem(
                revoke(server.newCaller(), link.toString()), 404, 14001, "Resource not found.");
        assertThat(open(link).status()).isEqualTo(303);
    }

    @Test
    void revokesNothingButLinks() {
        var link = calls.link(calls.full());
        for (var text :
                List.of(
                        "https://example.com",
                        "?",
                        "%zz",
                        link.without("signature").toString(),
                        link.with("ttl", "1").toString())) {
            assertProblem(revoke(calls, text), 404, 14001, "Resource not found.");
        }
        assertProblem(
                calls.partner().api().post(REVOKE, Map.of()),
                400,
                10005,
                "Missing parameter (link)");
        assertThat(open(link).status()).isEqualTo(303);
    }

    @Test
    void closesTheLinksOfADeletedCustomer() {
        var link = calls.link(calls.full());
        calls.partner().api().delete("/aggregation/v1/customers/" + calls.customer());
        assertClosed(link, "This link was withdrawn");
    }

    @Test
    void closesASingleUseLinkOnceASessionHasSucceeded() {
        var link = calls.link(calls.full().with("singleUseUrl", true));
        exit(open(link));
        assertThat(open(link).status()).isEqualTo(303);
        assertThat(links.markUsed(stored(link))).isTrue();
        assertThat(links.markUsed(stored(calls.link(calls.full())))).isTrue();
        assertClosed(link, "This link has already been used");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"false", "null"},
            nullValues = "null")
    void keepsAnyOtherLinkOpenAfterASuccess(Boolean singleUse) {
        var link = calls.link(calls.full().with("singleUseUrl", singleUse));
        assertThat(links.markUsed(stored(link))).isTrue();
        assertThat(open(link).status()).isEqualTo(303);
    }

    @Test
    void doesNotKnowALinkThatIsNotInTheDatabase() {
        var link = calls.link(calls.full());
        jdbc.sql("DELETE FROM link WHERE partner_id = ?")
                .param(calls.partner().id().value())
                .update();
        assertClosed(link, "We do not know this link");
    }

    @Test
    void offersTheWayBackOfAGenuineLinkOnly() {
        var link = calls.link(calls.full().with("redirectUri", "https://app.example/back?a=b#c"));
        clock.advance(Duration.ofHours(3));
        assertThat(open(link).body())
                .contains("href=\"https://app.example/back?a=b&amp;code=401&amp;reason=error#c\"");
        assertThat(open(link.with("customerId", "1")).body()).doesNotContain("app.example");
    }

    @ParameterizedTest
    @CsvSource({"en-US, damaged", "fr-CA, endommagé", "es-MX, dañado", "de, damaged"})
    void saysWhyInTheLanguageOfTheBrowser(String language, String damaged) {
        var page = server.stranger().with("Accept-Language", language).get("/?customerId=1");
        assertThat(page.body()).contains(damaged);
    }

    @Test
    void saysWhyInTheLanguageOfTheLink() {
        var link = calls.link(calls.full().with("language", "fr"));
        clock.advance(Duration.ofHours(3));
        assertThat(open(link).body()).contains("<html lang=\"fr-CA\">", "Ce lien a expiré");
    }

    // looked at by machines

    @Test
    void startsNoSessionForAScannerOfLinks() {
        var link = calls.link(calls.full());
        var looked = server.stranger().head(link.path());
        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.body()).isEmpty();
        assertThat(looked.headers().firstValue("Location")).isEmpty();
        assertThat(sessions()).isZero();
        assertThat(server.stranger().head(link.without("signature").path()).status())
                .isEqualTo(403);
        clock.advance(Duration.ofHours(3));
        assertThat(server.stranger().head(link.path()).status()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void opensALinkByGetOnly(String method) {
        var answer = server.stranger().call(method, calls.link(calls.full()).path(), Map.of());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(header(answer, "Allow")).contains("GET");
        assertThat(sessions()).isZero();
    }

    private static String cookie(Answer opened) {
        return header(opened, "Set-Cookie").replaceFirst(";.*", "");
    }

    private Answer open(TestLink link) {
        return server.stranger().get(link.path());
    }

    private void exit(Answer opened) {
        var exited =
                server.stranger()
                        .post(header(opened, "Location").replaceFirst("/[a-z-]+$", "/exit"), "");
        assertThat(exited.status()).isEqualTo(303);
    }

    private static Answer revoke(GenerateCalls calls, String link) {
        return calls.partner().api().post(REVOKE, Map.of("link", link));
    }

    private Link stored(TestLink link) {
        return ((LinkOpening.Open) links.open(link.query())).link();
    }

    private int sessions() {
        return jdbc.sql("SELECT count(*) FROM session WHERE partner_id = ?")
                .param(calls.partner().id().value())
                .query(Integer.class)
                .single();
    }

    private void assertDamaged(TestLink link) {
        var reply = new RawHttp(server.address()).get(link.path());
        assertThat(reply.status()).as(link.path()).isEqualTo(403);
        assertThat(reply.body()).contains("This link is damaged").doesNotContain("app.example");
    }

    private void assertClosed(TestLink link, String heading) {
        var before = sessions();
        var answer = open(link);
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body())
                .contains(">" + heading + "</h1>")
                .contains("icon-nav_exit_button");
        assertThat(sessions()).isEqualTo(before);
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
