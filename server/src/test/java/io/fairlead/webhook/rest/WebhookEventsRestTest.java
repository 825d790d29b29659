package io.fairlead.webhook.rest;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.CustomerId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.WebhookEvent;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.outbox.Webhooks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of webhooks, and sending them again. */
@FairleadTest
class WebhookEventsRestTest {

    private static final String EVENTS = "/fairlead/v1/webhook-events";

    private final Webhooks webhooks;
    private final FairleadServer server;
    private final MovableClock clock;
    private final GenerateCalls calls;
    private final ApiClient api;
    @AutoClose private final WebhookReceiver receiver = WebhookReceiver.started();

    WebhookEventsRestTest(FairleadServer server, MovableClock clock, Webhooks webhooks) {
        this.webhooks = webhooks;
        this.server = server;
        this.clock = clock;
        this.calls = server.newCaller();
        this.api = calls.partner().api();
    }

    @Test
    void listsTheLatestEventFirst() {
        var link = openedAndChosen();
        var list = list("");
        assertThat(types(list)).containsExactly("institutionSupported", "started");
        assertThat(list.getLast().propertyNames())
                .containsExactly(
                        "eventId",
                        "eventType",
                        "session",
                        "subject",
                        "link",
                        "customerId",
                        "url",
                        "number",
                        "status",
                        "createdAt",
                        "queuedAt",
                        "tries");
        var first = list.getLast();
        assertThat(first.path("link").asString()).isEqualTo(link.value("signature"));
        assertThat(first.path("customerId").asString()).isEqualTo(calls.customer());
        assertThat(first.path("url").asString()).isEqualTo(receiver.url());
        assertThat(first.path("status").asString()).isEqualTo("delivered");
        assertThat(first.path("tries").asInt()).isEqualTo(1);
        assertThat(Instant.parse(first.path("createdAt").asString()))
                .isBetween(clock.instant().minusSeconds(60), clock.instant());
    }

    @Test
    void findsEventsByEveryField() {
        var link = openedAndChosen();
        var other = openedAndChosen();
        var session =
                list("?link=" + link.value("signature")).getFirst().path("session").asString();
        assertThat(list("")).hasSize(4);
        assertThat(list("?link=" + other.value("signature"))).hasSize(2);
        assertThat(list("?link=" + URLEncoder.encode(other.toString(), StandardCharsets.UTF_8)))
                .hasSize(2);
        assertThat(list("?session=" + session)).hasSize(2);
        assertThat(list("?subject=session:" + session)).hasSize(2);
        assertThat(list("?session=" + session + "&subject=session:" + session)).hasSize(2);
        assertThat(list("?subject=report:" + session)).isEmpty();
        assertThat(list("?eventType=started")).hasSize(2);
        assertThat(list("?status=delivered")).hasSize(4);
        assertThat(list("?status=waiting")).isEmpty();
        assertThat(list("?from=" + clock.instant().minusSeconds(60))).hasSize(4);
        assertThat(list("?from=" + clock.instant().plusSeconds(60))).isEmpty();
        assertThat(list("?until=" + clock.instant().minusSeconds(60))).isEmpty();
        assertThat(list("?session=" + session + "&eventType=started&status=delivered")).hasSize(1);
    }

    @Test
    void showsAndSendsAgainTheEventsOfASubjectThatIsNoSession() {
        var report = new WebhookSubject("report", "17");
        webhooks.open(
                new WebhookStream(
                        report,
                        calls.partner().id(),
                        null,
                        new Receiver(URI.create(receiver.url()), ContentType.JSON, Map.of())),
                List.of(
                        new WebhookEvent(
                                new CustomerId(calls.customer()),
                                null,
                                WebhookEventName.DONE,
                                new JsonMapper().createObjectNode(),
                                null)));
        awaitState("delivered");
        var event = list("?subject=report:17").getFirst();
        assertThat(event.path("subject").asString()).isEqualTo("report:17");
        assertThat(event.has("session")).isFalse();
        assertThat(event.has("link")).isFalse();
        assertThat(replay(Map.of("subject", "report:17")).json().path("replayed").asInt()).isOne();
        assertThat(receiver.awaitEvents(2).get(1).eventId())
                .isEqualTo(event.path("eventId").asString());
    }

    @Test
    void showsTheLogPartByPart() {
        openedAndChosen();
        openedAndChosen();
        var whole = list("").stream().map(one -> one.path("eventId").asString()).toList();
        var first = api.get(EVENTS + "?limit=3").json();
        var rest = api.get(EVENTS + "?limit=3&before=" + first.path("before").asString()).json();
        assertThat(rest.has("before")).isFalse();
        assertThat(first.path("events")).hasSize(3);
        assertThat(rest.path("events")).hasSize(1);
        assertThat(rest.path("events").get(0).path("eventId").asString())
                .isEqualTo(whole.getLast());
    }

    @Test
    void showsEachAttempt() {
        receiver.answers(
                request ->
                        request.eventType().equals("ping")
                                ? WebhookReceiver.Answer.of(200)
                                : WebhookReceiver.Answer.of(500).saying("no \u00e9"));
        open();
        receiver.awaitEvents(2);
        receiver.answers(200);
        clock.advance(Duration.ofMinutes(2));
        var event = awaitState("delivered");
        var delivery = api.get(EVENTS + "/" + event).json();
        assertThat(delivery.path("body").asString()).isEqualTo(receiver.events().getFirst().body());
        var attempts = delivery.path("attempts");
        var first = attempts.get(0);
        assertThat(first.propertyNames())
                .containsExactly("startedAt", "outcome", "statusCode", "latencyMs", "excerpt");
        assertThat(first.path("outcome").asString()).isEqualTo("refused");
        assertThat(first.path("statusCode").asInt()).isEqualTo(500);
        assertThat(first.path("excerpt").asString()).isEqualTo("no \u00e9");
        assertThat(attempts.get(attempts.size() - 1).path("outcome").asString())
                .isEqualTo("delivered");
    }

    @Test
    void sendsAnEventAgain() {
        open();
        var event = awaitState("delivered");
        assertThat(api.post(EVENTS + "/" + event + "/replay", Map.of()).status()).isEqualTo(202);
        var arrived = receiver.awaitEvents(2);
        assertThat(arrived.get(1).body()).isEqualTo(arrived.get(0).body());
    }

    @Test
    void sendsASessionAgain() {
        openedAndChosen();
        var session = list("").getFirst().path("session").asString();
        assertThat(replay(Map.of("session", session)).json().toString())
                .isEqualTo("{\"replayed\":2}");
        receiver.awaitEvents(4);
        assertThat(receiver.eventTypes())
                .containsExactly(
                        "started", "institutionSupported", "started", "institutionSupported");
    }

    @Test
    void sendsATimeRangeAgain() {
        var link = openedAndChosen();
        openedAndChosen();
        var from = clock.instant().minusSeconds(60).toString();
        assertThat(
                        replay(Map.of("from", from, "eventType", "started"))
                                .json()
                                .path("replayed")
                                .asInt())
                .isEqualTo(2);
        assertThat(
                        replay(Map.of("from", clock.instant().plusSeconds(60).toString()))
                                .json()
                                .path("replayed")
                                .asInt())
                .isZero();
        receiver.awaitEvents(6);
        awaitStates(4);
        assertThat(replay(Map.of("link", link.value("signature"))).json().path("replayed").asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?link=abc | Bad request. \"link\" must be a link or the 64 hexadecimal digits of its signature.",
                "?session=1 | Bad request. \"session\" must be a UUID.",
                "?subject=17 | Bad request. \"subject\" must be a kind and an id, such as session:17.",
                "?session=0198a7c3-e9b2-4d80-8465-f17a3c5e9b0d&subject=report:17 | Bad request. \"subject\" must be that of \"session\" where both are given.",
                "?status=sent | Bad request. \"status\" must be one of [waiting, delivered, givenUp, gone].",
                "?from=yesterday | Bad request. \"from\" must be a moment such as 2026-11-23T08:00:00Z.",
                "?until=99999-01-01T00:00:00Z | Bad request. \"until\" must be a moment such as 2026-11-23T08:00:00Z.",
                "?before=1 | Bad request. \"before\" must be an event id.",
                "?limit=1001 | Bad request. \"limit\" must not exceed 1000."
            })
    void refusesWhatItCannotLookFor(String query, String message) {
        assertProblem(api.get(EVENTS + query), 400, 14020, message);
    }

    @Test
    void sendsNotSimplyEverythingAgain() {
        assertProblem(replay(Map.of()), 400, 10005, "Missing parameter (session, link or from)");
    }

    @Test
    void knowsNoEventsOfAnotherPartner() {
        open();
        var event = awaitState("delivered");
        var stranger = server.newPartner().api();
        assertThat(stranger.get(EVENTS).json().path("events")).isEmpty();
        assertThat(stranger.get(EVENTS + "/" + event).status()).isEqualTo(404);
        assertThat(stranger.post(EVENTS + "/" + event + "/replay", Map.of()).status())
                .isEqualTo(404);
        var session = list("").getFirst().path("session").asString();
        assertThat(
                        stranger.post(EVENTS + "/replay", Map.of("session", session))
                                .json()
                                .path("replayed")
                                .asInt())
                .isZero();
    }

    @Test
    void knowsNoEventThatIsOlderThanTheLogIs() {
        open();
        var event = awaitState("delivered");
        clock.advance(Duration.ofDays(31));
        var later = calls.partner().withNewToken().api();
        assertThat(later.get(EVENTS).json().path("events")).isEmpty();
        assertThat(later.get(EVENTS + "/" + event).status()).isEqualTo(404);
        assertThat(later.post(EVENTS + "/" + event + "/replay", Map.of()).status()).isEqualTo(404);
    }

    private TestLink open() {
        var link = calls.link(calls.full().with("webhook", receiver.url()));
        ConsumerWithoutScripts.opening(server, link).shown();
        return link;
    }

    /** Two events, both delivered. */
    private TestLink openedAndChosen() {
        var before = list("").size();
        var link = calls.link(calls.lite().with("webhook", receiver.url()));
        ConsumerWithoutScripts.opening(server, link).shown();
        awaitStates(before + 2);
        return link;
    }

    private void awaitStates(int delivered) {
        assertThat(calls.partner().awaitWebhookEvents("delivered", delivered)).hasSize(delivered);
    }

    /** The id of the only event, once it is in that state. */
    private String awaitState(String state) {
        var events = calls.partner().awaitWebhookEvents(state, 1);
        return events.getFirst().path("eventId").asString();
    }

    private Answer replay(Map<String, ?> body) {
        return api.post(EVENTS + "/replay", body);
    }

    private List<JsonNode> list(String query) {
        return calls.partner().webhookEvents(query);
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("eventType").asString()).toList();
    }
}
