package io.fairlead.timeline;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionKey;
import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a partner is told of a link of its own. */
@FairleadTest
class TimelineRestTest {

    private static final String TIMELINE = "/fairlead/v1/timeline";

    private final FairleadServer server;
    private final MovableClock clock;
    private final Sessions sessions;
    private final SessionLog log;
    private final GenerateCalls calls;
    private final SendCalls mails;

    TimelineRestTest(FairleadServer server, MovableClock clock, Sessions sessions, SessionLog log) {
        this.server = server;
        this.clock = clock;
        this.sessions = sessions;
        this.log = log;
        this.calls = server.newCaller();
        this.mails = new SendCalls(calls.partner(), calls.customer());
        server.bank();
    }

    // the link and its mails

    @Test
    void tellsOfALinkThatNobodyHasOpened() {
        var link = calls.link(calls.full());

        var timeline = timeline(link);

        assertThat(timeline.propertyNames())
                .containsExactly(
                        "link", "emails", "found", "displaying", "moreAvailable", "sessions");
        var told = timeline.required("link");
        assertThat(told.propertyNames())
                .containsExactly(
                        "type",
                        "origin",
                        "customerId",
                        "singleUse",
                        "state",
                        "createdAt",
                        "expiresAt");
        assertThat(told.required("type").asString()).isEqualTo("full");
        assertThat(told.required("origin").asString()).isEqualTo("url");
        assertThat(told.required("customerId").asString()).isEqualTo(calls.customer());
        assertThat(told.required("singleUse").asBoolean()).isFalse();
        assertThat(told.required("state").asString()).isEqualTo("open");
        assertThat(moment(told, "createdAt").toEpochMilli())
                .isEqualTo(Long.parseLong(link.value("timestamp")));
        assertThat(moment(told, "expiresAt").toEpochMilli())
                .isEqualTo(Long.parseLong(link.value("ttl")));
        assertThat(timeline.required("emails")).isEmpty();
        assertThat(timeline.required("found").asInt()).isZero();
        assertThat(timeline.required("sessions")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        GenerateCalls.FULL + ", full",
        GenerateCalls.JOINT + ", jointBorrower",
        GenerateCalls.LITE + ", lite",
        GenerateCalls.FIX + ", fix"
    })
    void saysWhichTypeALinkHas(String path, String type) {
        var told = timeline(calls.link(calls.body(path))).required("link");

        assertThat(told.required("type").asString()).isEqualTo(type);
    }

    @Test
    void tellsOfEachMailWithALink() {
        var link = mails.link(mails.one("ada@example.com"));
        mails.link(mails.one("bob@example.com"));
        var first = timeline(link).required("emails").get(0);
        assertThat(states(first)).containsExactly("queued", "sent");
        var resent =
                calls.partner()
                        .api()
                        .post(
                                SendCalls.EMAILS
                                        + "/"
                                        + first.required("id").asString()
                                        + "/resend",
                                Map.of());

        accept(link);

        var timeline = timeline(link);
        assertThat(timeline.required("link").required("origin").asString()).isEqualTo("email");
        assertThat(timeline.required("emails")).hasSize(2);
        var last = timeline.required("emails").get(1);
        assertThat(last.required("id").asString()).isEqualTo(resent.text("id"));
        assertThat(states(last)).containsExactly("queued", "sent", "opened");
        assertThat(last)
                .isEqualTo(
                        calls.partner()
                                .api()
                                .get(SendCalls.EMAILS + "/" + resent.text("id"))
                                .json());
        assertThat(types(timeline.required("sessions").get(0)))
                .containsExactly("started", "screenShown");
    }

    @Test
    void saysWhatHasBecomeOfALink() {
        var expired = calls.link(calls.full());
        var revoked = calls.link(calls.full());
        var used =
                calls.link(calls.lite().with("institutionId", FINBANK).with("singleUseUrl", true));
        revoke(revoked);
        ConsumerWithoutScripts.opening(server, used).acceptTerms().signIn("demo", "go");

        assertThat(moment(state(revoked, "revoked"), "revokedAt")).isBefore(clock.instant());
        var told = state(used, "used");
        assertThat(moment(told, "usedAt")).isBefore(clock.instant());
        assertThat(told.required("singleUse").asBoolean()).isTrue();
        state(expired, "open");
        clock.advance(Duration.ofHours(2));
        var later = calls.partner().withNewToken();
        state(later, expired, "expired");
        state(later, revoked, "revoked");
        state(later, used, "used");
        revoke(later, used);
        assertThat(state(later, used, "revoked").has("usedAt")).isTrue();
    }

    // sessions

    @Test
    void tellsOfASessionFromItsBeginningToItsEnd() {
        var link = calls.link(calls.lite().with("institutionId", FINBANK));
        var consumer = ConsumerWithoutScripts.opening(server, link);
        var unseen = timeline(link).required("sessions").get(0);
        assertThat(unseen.propertyNames()).containsExactly("session", "startedAt", "events");
        consumer.acceptTerms();
        var running = timeline(link).required("sessions").get(0);
        assertThat(running.propertyNames())
                .containsExactly("session", "startedAt", "shownAt", "events");

        consumer.exit();

        var session = timeline(link).required("sessions").get(0);
        assertThat(session.propertyNames())
                .containsExactly(
                        "session", "startedAt", "shownAt", "endedAt", "code", "reason", "events");
        assertThat(session.required("session")).isEqualTo(running.required("session"));
        assertThat(session.required("code").asInt()).isEqualTo(100);
        assertThat(session.required("reason").asString()).isEqualTo("exit");
        assertThat(moment(session, "endedAt")).isAfter(moment(session, "startedAt"));
        assertThat(types(session))
                .startsWith("started", "institutionChosen", "screenShown", "termsAccepted")
                .endsWith("ended");
        var events = session.required("events");
        assertThat(events.valueStream().map(event -> event.required("number").asInt()).toList())
                .isSorted()
                .startsWith(1)
                .hasSize(events.get(events.size() - 1).required("number").asInt());
        assertThat(events.get(1).propertyNames())
                .containsExactly(
                        "number",
                        "at",
                        "customerId",
                        "type",
                        "institutionId",
                        "institutionName",
                        "supported");
        assertThat(events.get(1).required("customerId").asString()).isEqualTo(calls.customer());
        assertThat(moment(events.get(0), "at")).isEqualTo(moment(session, "startedAt"));
    }

    @Test
    void tellsOfSessionsInTheOrderOfTheirBeginning() {
        var link = calls.link(calls.full());
        var first = ConsumerWithoutScripts.opening(server, link);
        ConsumerWithoutScripts.opening(server, link).acceptTerms();
        ConsumerWithoutScripts.opening(server, link);
        first.exit();

        var all = timeline(link);

        assertThat(all.required("found").asInt()).isEqualTo(3);
        assertThat(all.required("displaying").asInt()).isEqualTo(3);
        assertThat(all.required("moreAvailable").asBoolean()).isFalse();
        assertThat(types(all.required("sessions").get(0))).endsWith("ended");
        assertThat(types(all.required("sessions").get(1))).contains("termsAccepted");
        var part = get(encoded(link) + "&start=2&limit=1").json();
        assertThat(part.required("found").asInt()).isEqualTo(3);
        assertThat(part.required("displaying").asInt()).isEqualTo(1);
        assertThat(part.required("moreAvailable").asBoolean()).isTrue();
        assertThat(part.required("sessions").get(0)).isEqualTo(all.required("sessions").get(1));
        var beyond = get(encoded(link) + "&start=4").json();
        assertThat(beyond.required("sessions")).isEmpty();
        assertThat(beyond.required("moreAvailable").asBoolean()).isFalse();
    }

    @Test
    void saysWhichBorrowerAnEventBelongsTo() {
        var joint = calls.partner().newCustomer();
        var link =
                calls.link(
                        calls.joint(
                                GenerateCalls.borrower(
                                        calls.customer(), GenerateCalls.CONSUMER, "primary"),
                                GenerateCalls.borrower(
                                        joint, GenerateCalls.CONSUMER, "jointBorrower")));
        ConsumerWithoutScripts.opening(server, link)
                .acceptTerms()
                .submit("/borrowers", "part", "1")
                .goTo("/search?query=finbank");

        var customers =
                timeline(link)
                        .required("sessions")
                        .get(0)
                        .required("events")
                        .valueStream()
                        .map(event -> event.required("customerId").asString());

        assertThat(customers).startsWith(calls.customer()).endsWith(joint);
    }

    @Test
    void tellsNothingThatIsForOthers() {
        var link =
                calls.link(
                        calls.full()
                                .with("redirectUri", "https://app.example/back-of-the-shop")
                                .with("webhook", WebhookReceiver.shared().url())
                                .with("webhookHeaders", Map.of("Authorization", "Bearer blue"))
                                .with("webhookData", Map.of("order", "A-17")));
        var answer = "Rex" + RandomId.hex();
        var consumer = ConsumerWithoutScripts.opening(server, link).acceptTerms();
        consumer.connect("finbank", FINBANK).signIn("tfa_text", "go").answer(answer);
        var accounts = consumer.accounts();
        consumer.share(accounts.subList(0, 1)).goTo("/search").connect("profiles", "102105");
        consumer.signIn("anna_of_arendal", "profile_03");

        var told = timeline(link).toString();

        assertThat(told)
                .contains(
                        "\"mfaAnswered\"",
                        "TFA_TEXT",
                        "\"query\":\"profiles\"",
                        accounts.getFirst())
                .doesNotContain(accounts.subList(1, accounts.size()))
                .doesNotContain(answer, "tfa_text", "anna_of_arendal", "profile_03")
                .doesNotContain("back-of-the-shop", "blue", "A-17", "inbox")
                .doesNotContain(consumer.session().substring("/s/".length()));
    }

    @Test
    void showsTheLatestEventsOfALongSession() {
        var link = calls.link(calls.full());
        var consumer = ConsumerWithoutScripts.opening(server, link);
        var key = new SessionKey(consumer.session().substring("/s/".length()));
        var looks = Collections.nCopies(500, new SessionEvent.TermsAccepted("again"));
        log.append(sessions.find(key).orElseThrow(), looks.toArray(SessionEvent[]::new));
        consumer.exit();

        var events = timeline(link).required("sessions").get(0).required("events");

        assertThat(events).hasSize(500);
        assertThat(events.get(0).required("number").asInt()).isEqualTo(4);
        assertThat(events.get(499).required("type").asString()).isEqualTo("ended");
    }

    // what is no link of the partner

    @Test
    void knowsNoLinkOfAnotherPartnerAndNoneThatWasChanged() {
        var link = calls.link(calls.full());
        var stranger = server.newPartner();

        assertUnknown(get(stranger, encoded(link)));
        assertUnknown(get(stranger, encoded(link.with("partnerId", stranger.id().value()))));
        assertUnknown(get(encoded(link.with("signature", "0".repeat(64)))));
        assertUnknown(get(encoded(link.with("ttl", "4102444800000"))));
        assertUnknown(get(encoded(link.and("language=fr"))));
        assertUnknown(get(link.value("signature")));
        assertUnknown(get("hello"));
        assertThat(get(encoded(link)).status()).isEqualTo(200);
        assertThat(get(encoded(link.and("utm_source=mail"))).status()).isEqualTo(200);
    }

    @Test
    void forgetsTheLinkOfADeletedCustomer() {
        var link = calls.link(calls.full());
        ConsumerWithoutScripts.opening(server, link);

        calls.partner().api().delete("/aggregation/v1/customers/" + calls.customer());

        assertUnknown(get(encoded(link)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 10005 | Missing parameter (link)",
                "?link=%20 | 10005 | Missing parameter (link)",
                "?link=x&start=0 | 41003 | Start index cannot be less than one.",
                "?link=x&limit=101 | 14020 | Bad request. \"limit\" must not exceed 100.",
                "?link=x&limit=all | 14020 | Bad request. \"limit\" must be an integer.",
                "?link=%00 | 14020 | Bad request. \"link\" contains an invalid character."
            })
    void refusesAQueryThatItCannotRead(String query, int code, String message) {
        assertProblem(calls.partner().api().get(TIMELINE + query), 400, code, message);
    }

    @Test
    void refusesALinkThatIsTooLong() {
        assertProblem(
                get("x".repeat(16_385)),
                400,
                14020,
                "Bad request. \"link\" must not be longer than 16384 characters.");
    }

    private void accept(TestLink link) {
        var started = server.stranger().postRaw("/accept?" + link.query(), "");
        assertThat(started.status()).isEqualTo(303);
    }

    private void revoke(TestLink link) {
        revoke(calls.partner(), link);
    }

    private static void revoke(TestPartner partner, TestLink link) {
        var revoked =
                partner.api().post("/fairlead/v1/links/revoke", Map.of("link", link.toString()));
        assertThat(revoked.status()).isEqualTo(204);
    }

    /** What is told of a link, which must be in this state. */
    private JsonNode state(TestLink link, String state) {
        return state(calls.partner(), link, state);
    }

    private static JsonNode state(TestPartner partner, TestLink link, String state) {
        var told = get(partner, encoded(link)).json().required("link");
        assertThat(told.required("state").asString()).isEqualTo(state);
        return told;
    }

    private JsonNode timeline(TestLink link) {
        var answer = get(encoded(link));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer get(String link) {
        return get(calls.partner(), link);
    }

    private static Answer get(TestPartner partner, String link) {
        return partner.api().get(TIMELINE + "?link=" + link);
    }

    private static void assertUnknown(Answer answer) {
        assertProblem(answer, 404, 14001, "Resource not found.");
    }

    private static List<String> types(JsonNode session) {
        return texts(session.required("events"), "type");
    }

    private static List<String> states(JsonNode email) {
        return texts(email.required("history"), "state");
    }

    private static List<String> texts(JsonNode array, String member) {
        return array.valueStream().map(one -> one.required(member).asString()).toList();
    }

    private static Instant moment(JsonNode node, String member) {
        return Instant.parse(node.required(member).asString());
    }

    private static String encoded(TestLink link) {
        return URLEncoder.encode(link.toString(), StandardCharsets.UTF_8);
    }
}
