package io.fairlead.console;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.webhook.signing.WebhookSignature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console shows, and what its forms do, without a browser. */
@FairleadTest
class ConsoleRestTest {

    private static final Pattern LINK_PAGE = Pattern.compile("/links/[0-9]{13}-[0-9a-f]{16}");

    private final FairleadServer server;
    private final TestJourney journey;
    private final ApiClient person;

    ConsoleRestTest(FairleadServer server) {
        this.server = server;
        this.journey = server.newJourney();
        this.person =
                server.stranger()
                        .with("Accept", "text/html")
                        .with("Sec-Fetch-Site", "same-origin")
                        .with("Content-Type", "application/x-www-form-urlencoded");
    }

    private String console() {
        return "/console/" + journey.partner().id();
    }

    private Answer send(String path, Map<String, String> form) {
        return person.postRaw(
                console() + path,
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The page of the partner's only link. */
    private String linkPage() {
        var found = LINK_PAGE.matcher(person.get(console() + "/links").body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void listsLinksAsAPageAsCsvAndAsJson() {
        journey.link(journey.full());

        var page = person.get(console() + "/links");
        var csv = person.get(console() + "/links.csv");
        var json = person.get(console() + "/links.json");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(journey.customer(), "not opened");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(2).last().asString().contains(journey.customer());
        assertThat(json.json().get(0).required("customer").asString())
                .isEqualTo(journey.customer());
        assertThat(json.json().get(0).required("state").asString()).isEqualTo("open");
    }

    @Test
    void narrowsTheListAndGoesOnWithOlderLinks() {
        for (int i = 0; i < 60; i++) {
            journey.link(journey.full());
        }
        journey.link(journey.lite());

        var lite = person.get(console() + "/links.json?type=lite").json();
        var first = person.get(console() + "/links").body();
        var older = Pattern.compile("href=\"(/[^\"]*before=[^\"]*)\"").matcher(first);

        assertThat(lite).hasSize(1);
        assertThat(person.get(console() + "/links.json?state=revoked").json()).isEmpty();
        assertThat(person.get(console() + "/links.json?customer=1").json()).isEmpty();
        assertThat(older.find()).isTrue();
        var second = person.get(older.group(1)).body();
        assertThat(count(first) + count(second)).isEqualTo(61);
        assertThat(second).doesNotContain("before=");
    }

    private static long count(String page) {
        return LINK_PAGE.matcher(page).results().count();
    }

    @Test
    void findsALinkByItsUrlItsSignatureItsSessionAndItsReader() {
        var link = journey.link(journey.full());
        var consumer = journey.open(journey.full());
        var opened = consumer.session();

        var byUrl = person.get(console() + "/links?find=" + encoded(link.toString()));
        var bySession = person.get(console() + "/links?find=" + session());
        var byNothing = person.get(console() + "/links?find=" + UUID.randomUUID());

        assertThat(opened).isNotBlank();
        assertThat(byUrl.status()).isEqualTo(303);
        assertThat(bySession.status()).isEqualTo(303);
        assertThat(bySession.headers().firstValue("Location"))
                .isNotEqualTo(byUrl.headers().firstValue("Location"));
        assertThat(byNothing.status()).isEqualTo(200);
        assertThat(byNothing.body()).contains("Nothing matches");
    }

    /** The id of the partner's only session. */
    private String session() {
        var found =
                Pattern.compile("\"session\":\"([0-9a-f-]{36})\"")
                        .matcher(
                                journey.partner()
                                        .api()
                                        .get("/fairlead/v1/timeline?link=" + encoded(latestUrl()))
                                        .body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String latestUrl() {
        var page = person.get(console() + linkPage()).body();
        var url = Pattern.compile("<pre[^>]*><code>([^<]*)</code>").matcher(page);
        assertThat(url.find()).isTrue();
        return url.group(1).replace("&amp;", "&");
    }

    @Test
    void tellsWhatHasHappenedToALinkAndWhyItFailed() {
        try (var receiver = WebhookReceiver.started()) {
            var heard = server.newJourney(receiver);
            var consumer = heard.atLogin(FINBANK).signIn("demo", "123");
            assertThat(consumer.html()).contains("123");
            receiver.awaitEvents(2);
            var console = "/console/" + heard.partner().id();
            var place = LINK_PAGE.matcher(person.get(console + "/links").body());
            assertThat(place.find()).isTrue();

            var page = person.get(console + place.group()).body();

            assertThat(page)
                    .contains("screenShown", "credentialsSubmitted", "refused", "webhook")
                    .contains("was refused", "(code 123)", "try again")
                    .contains("\"eventType\"")
                    .doesNotContain("signature=\"")
                    .doesNotContain("console" + place.group() + "?signature");
        }
    }

    @Test
    void revokesALink() {
        var link = journey.link(journey.full());
        var page = linkPage();

        var revoked = send(page + "/revoke", Map.of());

        assertThat(revoked.status()).isEqualTo(303);
        assertThat(person.get(console() + page + "?done=revoked").body())
                .contains("The link is revoked");
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(410);
    }

    @Test
    void sendsAWebhookAgain() {
        try (var receiver = WebhookReceiver.started()) {
            var heard = server.newJourney(receiver);
            heard.atLogin(FINBANK);
            var events = receiver.awaitEvents(1).size();
            var id = receiver.events().getFirst().eventId();
            var console = "/console/" + heard.partner().id();
            Await.until(
                    () -> person.get(console + "/webhooks/" + id).body().contains("Send it again"));

            var sent = person.postRaw(console + "/webhooks/" + id + "/replay", "");

            assertThat(sent.status()).isEqualTo(303);
            Await.until(
                    () ->
                            receiver.events().stream()
                                            .filter(event -> event.eventId().equals(id))
                                            .count()
                                    == 2);
            assertThat(receiver.events()).hasSizeGreaterThan(events);
        }
    }

    @Test
    void checksASignature() {
        var body = "{\"eventType\":\"ping\"}";
        var right =
                WebhookSignature.finicity(
                        journey.partner().secret(), body.getBytes(StandardCharsets.UTF_8));

        var good =
                send(
                        "/webhooks/tools/check",
                        Map.of("headers", "X-Finicity-Signature: " + right, "body", body));
        var bad =
                send(
                        "/webhooks/tools/check",
                        Map.of("headers", "X-Finicity-Signature: " + right, "body", body + " "));

        assertThat(good.body()).contains("X-Finicity-Signature is right");
        assertThat(bad.body()).contains("X-Finicity-Signature is wrong");
    }

    @Test
    void makesEachKindOfLinkAsItsCallDoes() {
        var typed =
                Map.of("kind", "LITE", "customerId", journey.customer(), "institutionId", FINBANK);

        var made = send("/links/new", typed);
        var without = send("/links/new", Map.of("kind", "LITE", "customerId", journey.customer()));

        assertThat(made.status()).isEqualTo(303);
        assertThat(person.get(made.headers().firstValue("Location").orElseThrow()).body())
                .contains("A lite link for customer " + journey.customer());
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body()).contains("institutionId", "is required", "generate/lite");
    }

    @Test
    void editsAnExperienceAndRestoresAnEarlierVersion() {
        var id = journey.partner().newExperience("first", Map.of("brandColor", "#112233"));
        var path = "/experiences/" + id;
        var text = "name: second\nbrandColor: \"#445566\"\n";

        var saved = send(path, Map.of("text", text));
        var wrong = send(path, Map.of("text", "name: third\nbrandColour: red\n"));

        assertThat(saved.status()).isEqualTo(303);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("It is not saved", "brandColour");
        assertThat(person.get(console() + path).body()).contains("#445566", "Restore version 1");
        assertThat(send(path + "/versions/1/restore", Map.of()).status()).isEqualTo(303);
        assertThat(person.get(console() + path + ".yaml").body()).contains("#112233");
    }

    @Test
    void explainsTheStatusOfACustomersAccounts() {
        var login = journey.owner().linked(FINBANK, "demo", "go");
        journey.owner().broken(login, 103);

        var page = person.get(console() + "/customers/" + journey.customer()).body();

        assertThat(page).contains("103", "refuses the password", "Fix link", "••");
        assertThat(page).doesNotContain(journey.shared().getFirst().atBank().number());
    }

    @Test
    void showsAnOperatorTheMachineAndNoConsumer() {
        var page = person.get("/console/operator").body();

        assertThat(page).contains("webhooks", "institution", journey.partner().id().value());
        assertThat(page).doesNotContain(journey.customer());
    }

    /** Another site's form, and one that no page has sent, change nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void takesNoFormOfAnotherSite(String site) {
        journey.link(journey.full());
        var page = linkPage();

        var refused = person.with("Sec-Fetch-Site", site).postRaw(console() + page + "/revoke", "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(person.get(console() + "/links.json").json().get(0).required("state").asString())
                .isEqualTo("open");
    }

    @Test
    void takesNoFormWithoutAnOrigin() {
        journey.link(journey.full());
        var page = linkPage();
        var older = person.without("Sec-Fetch-Site");

        assertThat(older.postRaw(console() + page + "/revoke", "").status()).isEqualTo(403);
        assertThat(
                        older.with("Origin", "https://evil.example")
                                .postRaw(console() + page + "/revoke", "")
                                .status())
                .isEqualTo(403);
        assertThat(
                        older.with("Origin", server.address().toString())
                                .postRaw(console() + page + "/revoke", "")
                                .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/links?type=nonsense",
                "/links?before=yesterday",
                "/links?state=%00",
                "/webhooks?session=x",
                "/webhooks?from=1",
                "/customers?before=0",
                "/institutions?before=-1",
                "/customers/99999999999",
                "/links/1796023455376-d37b8f59e789e21b",
                "/webhooks/1796023469219-0007caf8406d7c09cb49e20a",
                "/experiences/00000000-0000-0000-0000-000000000000",
                "/experiences/nonsense"
            })
    void answersBadAddressesWithAPage(String path) {
        var answer = person.get(console() + path);

        assertThat(answer.status()).isIn(200, 400, 404);
        assertThat(answer.body()).contains("<h1");
    }

    @Test
    void showsAPartnerNothingOfAnother() {
        var link = journey.link(journey.full());
        var page = linkPage();
        var other = server.newPartner();

        assertThat(person.get("/console/" + other.id() + page).status()).isEqualTo(404);
        assertThat(person.get("/console/" + other.id() + "/links").body())
                .doesNotContain(journey.customer());
        assertThat(
                        person.get(
                                        "/console/"
                                                + other.id()
                                                + "/links?find="
                                                + encoded(TestLink.of(link.toString()).toString()))
                                .status())
                .isEqualTo(200);
        assertThat(person.get("/console/123/links").status()).isEqualTo(404);
    }
}
