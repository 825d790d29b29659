package io.fairlead.sandbox.drive;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Links that are taken to their ends without a browser, beside consumers who have one. */
@FairleadTest
class DriveJourneyTest {

    private static final String COMPLETE = "/sandbox/v1/links/complete";
    private static final int DONE = 200;

    private final FairleadServer server;
    @AutoClose private final WebhookReceiver driven = WebhookReceiver.started();
    @AutoClose private final WebhookReceiver browsed = WebhookReceiver.started();
    private final TestJourney journey;
    private final String userid = "drive_" + RandomId.hex();

    DriveJourneyTest(FairleadServer server) {
        this.server = server;
        this.journey = server.newJourney(driven);
    }

    // the same as with a browser

    @Test
    void goesThroughAFullLinkAsABrowserDoes() {
        assertSameAsInABrowser(
                TestJourney::full,
                Map.of("userid", userid, "password", "profile_03", "institutionId", PROFILES),
                consumer -> {
                    consumer.acceptTerms()
                            .connect("FinBank Profiles - A", PROFILES)
                            .signIn(userid, "profile_03");
                    consumer.share(consumer.accounts()).submitAll();
                });
    }

    @Test
    void goesThroughALiteLinkAsABrowserDoes() {
        assertSameAsInABrowser(
                TestJourney::lite,
                Map.of("userid", userid, "password", "profile_03"),
                consumer -> consumer.acceptTerms().signIn(userid, "profile_03"));
    }

    @Test
    void goesToTheBanksOwnPageAsABrowserDoes() {
        assertSameAsInABrowser(
                TestJourney::full,
                Map.of("userid", userid, "password", "profile_03", "institutionId", OAUTH),
                consumer -> {
                    consumer.acceptTerms().connect("FinBank OAuth", OAUTH);
                    consumer.allowAtBank(userid, "profile_03").goTo("/loading");
                    consumer.share(consumer.accounts()).submitAll();
                });
    }

    @Test
    void answersTheBanksQuestionsAsABrowserDoes() {
        assertSameAsInABrowser(
                journeyOf -> journeyOf.lite(FINBANK),
                Map.of("persona", "tfa_text", "answers", List.of("mfa", "Harbour")),
                consumer ->
                        consumer.acceptTerms()
                                .signIn("tfa_text", "go")
                                .answer("mfa")
                                .answer("Harbour"));
    }

    @Test
    void goesThroughAJointLinkAsABrowserDoes() {
        assertSameAsInABrowser(
                journeyOf -> journeyOf.joint(journeyOf.partner().newCustomer()),
                Map.of(
                        "institutionId",
                        PROFILES,
                        "borrowers",
                        List.of(
                                Map.of("userid", userid, "password", "profile_03"),
                                Map.of(
                                        "userid",
                                        userid + "_2",
                                        "password",
                                        "profile_02",
                                        "accounts",
                                        List.of("checking")))),
                consumer -> {
                    consumer.acceptTerms();
                    borrow(consumer, "0", userid, "profile_03");
                    consumer.share(consumer.accounts()).submitAll();
                    borrow(consumer, "1", userid + "_2", "profile_02");
                    consumer.share(consumer.accounts().subList(0, 1)).submitAll();
                    consumer.submitAll();
                });
    }

    private static void borrow(
            ConsumerWithoutScripts consumer, String part, String userid, String password) {
        consumer.submit("/borrowers", "part", part)
                .connect("FinBank Profiles - A", PROFILES)
                .signIn(userid, password);
    }

    @Test
    void repairsALoginAsABrowserDoes() {
        assertSameAsInABrowser(
                this::brokenLogin,
                Map.of("userid", userid, "password", "profile_03"),
                consumer -> consumer.acceptTerms().signIn(userid, "profile_03"));
    }

    private Body brokenLogin(TestJourney of) {
        var login = of.owner().linked(PROFILES, userid, "profile_03");
        of.owner().broken(login, 103);
        return of.fix(login);
    }

    // what else can be met

    @Test
    void opensALinkThatWasMailed() {
        var mails = SendCalls.of(server.newPartner());
        var link = mails.link(mails.one(userid + "@example.com"));

        var answer = complete(link, Map.of("persona", "demo", "accounts", List.of("checking")));

        assertThat(answer.json().path("code").intValue()).isEqualTo(DONE);
        assertThat(answer.json().path("accounts")).isNotEmpty();
        assertThat(mails.email().path("state").stringValue()).isEqualTo("opened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tfa_text", "tfa_text2", "tfa_image", "tfa_choice", "tfa_multi", "tfa_code"})
    void knowsWhatFinBankTakesForRight(String persona) {
        var answer = complete(journey.link(journey.lite(FINBANK)), Map.of("persona", persona));

        assertThat(answer.json().path("code").intValue()).as(answer.body()).isEqualTo(DONE);
        assertThat(answer.json().path("screens").toString()).contains("\"mfa\"");
    }

    @Test
    void saysWhereAConsumerIsStopped() {
        var answer =
                complete(journey.link(journey.lite(FINBANK)), Map.of("persona", "invalid_user"));

        assertThat(answer.json().path("code").isNull()).isTrue();
        assertThat(answer.text("screen")).isEqualTo("login");
        var stopped = answer.json().path("stopped");
        assertThat(stopped.path("screen").stringValue()).isEqualTo("login");
        assertThat(stopped.path("code").intValue()).isEqualTo(103);
        assertThat(stopped.path("reason").stringValue())
                .isEqualTo("These sign-in details did not work");
        assertThat(stopped.path("help").stringValue()).startsWith("FinBank did not accept");
    }

    @Test
    void saysWhichAnswerTheBankRefuses() {
        var answer =
                complete(
                        journey.link(journey.lite(FINBANK)),
                        Map.of("persona", "tfa_choice", "answers", List.of("fail")));

        assertThat(answer.json().path("stopped").path("screen").stringValue()).isEqualTo("mfa");
        assertThat(answer.json().path("stopped").path("code").intValue()).isEqualTo(187);
    }

    @Test
    void saysThatTheBankIsDown() {
        var fault =
                server.bank()
                        .fault(
                                Map.of(
                                        "institutionId",
                                        PROFILES,
                                        "userid",
                                        userid,
                                        "kind",
                                        "fail",
                                        "code",
                                        910));
        var answer =
                complete(
                        journey.link(journey.lite()),
                        Map.of("userid", userid, "password", "profile_03"));
        server.bank().repair(fault);

        assertThat(answer.json().path("stopped").path("screen").stringValue()).isEqualTo("error");
        assertThat(answer.json().path("stopped").path("code").intValue()).isEqualTo(910);
    }

    @ParameterizedTest
    @CsvSource({"102176,go-away", "102176,tfa_text"})
    void saysThatTheBanksPageLetsNobodyIn(String institution, String user) {
        var answer = complete(journey.link(journey.lite(institution)), Map.of("persona", user));

        assertThat(answer.json().path("stopped").path("screen").stringValue()).isEqualTo("oauth");
    }

    @Test
    void saysWhichAccountsThereAre() {
        var answer =
                complete(
                        journey.link(journey.full()),
                        Map.of("persona", "demo", "accounts", List.of("yacht")));

        var stopped = answer.json().path("stopped");
        assertThat(stopped.path("screen").stringValue()).isEqualTo("select-accounts");
        assertThat(stopped.path("help").stringValue()).contains("Checking (checking)");
    }

    @Test
    void saysThatABankIsNotOffered() {
        for (var unknown : List.of("1", "170776", "no-id")) {
            var answer =
                    complete(
                            journey.link(journey.full()),
                            Map.of("persona", "demo", "institutionId", unknown));
            assertThat(answer.json().path("stopped").path("screen").stringValue())
                    .as(unknown)
                    .isEqualTo("search");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"landing", "search", "login", "select-accounts", "review-accounts"})
    void stopsBeforeAScreenWhereABrowserGoesOn(String screen) {
        var answer =
                complete(journey.link(journey.full()), Map.of("persona", "demo", "until", screen));

        assertThat(answer.text("screen")).isEqualTo(screen);
        assertThat(answer.json().path("stopped").isNull()).isTrue();
        assertThat(answer.json().path("code").isNull()).isTrue();
        assertThat(answer.json().path("screens").valueStream().toList().getLast().stringValue())
                .isEqualTo(screen);
        var page = server.stranger().get(answer.text("page").substring(address().length()));
        assertThat(page.headers().firstValue("Location").orElseThrow()).contains("/" + screen);
    }

    @Test
    void endsALinkWhoseLoginWorks() {
        var login = journey.owner().linked(PROFILES, userid, "profile_03");

        var answer = complete(journey.link(journey.fix(login)), Map.of("persona", "demo"));

        assertThat(answer.json().path("code").intValue()).isEqualTo(201);
    }

    @Test
    void saysWhereTheConsumerIsSent() {
        var body = journey.lite(FINBANK).with("redirectUri", "https://partner.example/done?a=b");

        var answer = complete(journey.link(body), Map.of("persona", "demo"));

        assertThat(answer.text("redirect"))
                .isEqualTo("https://partner.example/done?a=b&code=200&reason=complete");
        assertThat(answer.json().path("page").isNull()).isTrue();
    }

    /** A second drive of a link is a consumer in another browser. */
    @Test
    void saysThatALinkIsUsedUp() {
        var link = journey.link(journey.lite(FINBANK).with("singleUseUrl", true));
        complete(link, Map.of("persona", "demo"));

        assertProblem(
                post(link.toString(), Map.of("persona", "demo")),
                409,
                409,
                "The link leads nowhere any more: a session has used it up.");
    }

    // what is refused

    @Test
    void knowsNoLinksOfOthers() {
        var link = journey.link(journey.full());
        for (var wrong :
                List.of(
                        "https://elsewhere.example/",
                        link.with("customerId", "1").toString(),
                        link.without("signature").toString())) {
            assertProblem(
                    post(wrong, Map.of("persona", "demo")), 404, 14001, "Resource not found.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                     | Missing parameter (link)
                    {"link":"x"}                           | Missing parameter (persona, or userid and password)
                    {"link":"x","persona":"a","userid":"b"} | Bad request. Give "persona" or "userid", not both of them.
                    {"link":"x","persona":"a","accounts":"some"} | Bad request. "accounts" must be "all", or a list of ids, types or names of accounts.
                    {"link":"x","persona":"a","accounts":{}} | Bad request. "accounts" must be a list of strings.
                    {"link":"x","persona":"a","answers":"b"} | Bad request. "answers" must be a list of strings.
                    {"link":"x","persona":{}}              | Bad request. "persona" must be a string.
                    {"link":"x","borrowers":[]}            | Bad request. "borrowers" must be a list of 1 to 2 objects.
                    """)
    void namesTheFieldThatIsWrong(String body, String message) {
        var answer = server.stranger().postRaw(COMPLETE, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("message")).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"link\":\"x\",\"persona\":\"a\",\"perssona\":\"b\"}",
                "{\"link\":\"x\",\"borrowers\":[{\"perssona\":\"b\"}]}"
            })
    void tellsOfFieldsThatItDoesNotKnow(String body) {
        var answer = server.stranger().postRaw(COMPLETE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("perssona", "institutionId");
    }

    @Test
    void tellsOfAScreenThatThereIsNot() {
        var answer =
                server.stranger()
                        .post(COMPLETE, Map.of("link", "x", "persona", "a", "until", "loading"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("\"until\"", "select-accounts");
    }

    /** A page of another site can send these without asking. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
    void takesNothingButJson(String type) {
        var body = "{\"link\":\"x\",\"persona\":\"a\"}";
        var answer = server.stranger().with("Content-Type", type).postRaw(COMPLETE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("Content-Type: application/json");
    }

    // how it is compared

    /** Completes a link by a drive, another one like it by a browser, and compares what is told. */
    private void assertSameAsInABrowser(
            Function<TestJourney, Body> body,
            Map<String, Object> drive,
            Consumer<ConsumerWithoutScripts> browse) {
        var link = journey.link(body.apply(journey));
        var answer = complete(link, drive);
        assertThat(answer.json().path("code").intValue()).as(answer.body()).isEqualTo(DONE);
        assertThat(answer.text("reason")).isEqualTo("complete");

        var other = server.newJourney(browsed);
        var otherLink = other.link(body.apply(other));
        browse.accept(ConsumerWithoutScripts.opening(server, otherLink));

        assertThat(events(journey, link)).isEqualTo(events(other, otherLink));
        var expected = browsed.awaitEvents(webhooks(other));
        var heard = driven.awaitEvents(expected.size());
        assertThat(driven.eventTypes()).isEqualTo(browsed.eventTypes());
        assertThat(shapes(heard)).isEqualTo(shapes(expected));
        assertThat(answer.json().path("accounts").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(shared(journey));
    }

    private static int webhooks(TestJourney of) {
        Await.until(
                () ->
                        of.partner().webhookEvents("").stream()
                                .anyMatch(
                                        event ->
                                                event.path("eventType")
                                                        .stringValue()
                                                        .equals("done")));
        return of.partner().webhookEvents("").size();
    }

    private static List<String> shared(TestJourney of) {
        return Stream.concat(
                        of.shared().stream(),
                        of.partner()
                                .api()
                                .get("/aggregation/v1/customers")
                                .json()
                                .path("customers")
                                .valueStream()
                                .map(customer -> customer.path("id").stringValue())
                                .filter(customer -> !customer.equals(of.customer()))
                                .flatMap(customer -> of.shared(customer).stream()))
                .filter(account -> !account.login().key().login().equals("6000012345"))
                .map(account -> account.key().id())
                .toList();
    }

    /** The session's events without what differs from session to session. */
    private static List<String> events(TestJourney of, TestLink link) {
        var timeline =
                of.partner()
                        .api()
                        .get(
                                "/fairlead/v1/timeline?link="
                                        + URLEncoder.encode(
                                                link.toString(), StandardCharsets.UTF_8))
                        .json();
        assertThat(timeline.path("sessions")).hasSize(1);
        return timeline.path("sessions")
                .get(0)
                .path("events")
                .valueStream()
                .map(DriveJourneyTest::shape)
                .toList();
    }

    private static List<String> shapes(List<WebhookReceiver.Request> requests) {
        return requests.stream().map(request -> shape(request.json())).toList();
    }

    /** What is told, without moments and ids that are made anew, of lists how long they are. */
    private static String shape(JsonNode told) {
        return told.propertyStream()
                .map(
                        member ->
                                member.getKey()
                                        + "="
                                        + (isMadeAnew(member.getKey())
                                                ? "…"
                                                : member.getValue().isObject()
                                                        ? shape(member.getValue())
                                                        : member.getValue().isArray()
                                                                ? member.getValue().size()
                                                                : member.getValue()))
                .toList()
                .toString();
    }

    private static boolean isMadeAnew(String name) {
        return List.of("at", "customerId", "eventId", "institutionLoginId", "number")
                .contains(name);
    }

    private Answer complete(TestLink link, Map<String, Object> drive) {
        var answer = post(link.toString(), drive);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private Answer post(String link, Map<String, Object> drive) {
        var body = new HashMap<>(drive);
        body.put("link", link);
        return server.stranger().post(COMPLETE, body);
    }

    private String address() {
        return server.address().toString();
    }
}
