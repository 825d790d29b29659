package io.fairlead.session.publish;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.support.WebhookReceiver.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a partner hears of a consumer's way through Connect. */
@FairleadTest
class WebhookJourneyTest {

    private final FairleadServer server;
    private final MovableClock clock;
    @AutoClose private final WebhookReceiver receiver = WebhookReceiver.started();
    private final TestJourney journey;
    private final String customer;

    WebhookJourneyTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.journey = server.newJourney(receiver);
        this.customer = journey.customer();
    }

    /** The order and the payloads are those of a recorded session of the vendor's service. */
    @Test
    void tellsOfALiteSessionWithABanksOwnPageAsTheVendorDoes() {
        var consumer = journey.open(journey.lite(OAUTH)).acceptTerms();
        consumer.allowAtBank("ordinary", "profile_03");
        consumer.goTo("/loading");

        var events = receiver.awaitEvents(6);
        assertThat(receiver.eventTypes())
                .containsExactly(
                        "started", "institutionSupported", "adding", "processing", "added", "done");
        assertThat(receiver.requests().getFirst().body())
                .isEqualTo("{\"eventType\":\"ping\",\"payload\":{}}");
        assertThat(payloads(events.subList(0, 4)))
                .containsExactly(
                        "{}",
                        "{\"institutionId\":\"102176\"}",
                        "{\"institutionId\":\"102176\",\"oauth\":true}",
                        "{\"institutionId\":\"102176\"}");
        assertThat(payloads(events).getLast()).isEqualTo("{}");
        var added = events.get(4).json().path("payload");
        assertThat(added.propertyNames()).containsExactly("institutionId", "accounts", "oauth");
        assertThat(added.path("accounts")).hasSize(5);
        assertThat(events)
                .allSatisfy(
                        event ->
                                assertThat(event.json().propertyNames())
                                        .containsExactly(
                                                "customerId", "eventType", "eventId", "payload"));
        assertThat(events.getFirst().body())
                .startsWith("{\"customerId\":\"" + customer + "\",\"eventType\":\"started\"");
    }

    /** What JavaScript makes of the data when it parses it and writes it again. */
    @Test
    void givesBackAnyDataAsJavaScriptWritesIt() {
        var sent =
                """
                {"note": "a\\nb", "tab": "\\t", "bell": "\\u0007", "nul\\u0000": "\\u0000", "del": "\\u007f",
                 "high": "\\ud800", "low": "\\udc00x", "pair": "\\ud83d\\ude00", "line": "\\u2028", "b": 1.0,
                 "2": -0, "1": 1e21, "big": 9007199254740993, "huge": 1e999, "slash": "\\/", "": {"": [null, []]},
                 "__proto__": 22327.30}
                """;
        var written =
                "{\"1\":1e+21,\"2\":0,\"note\":\"a\\nb\",\"tab\":\"\\t\",\"bell\":\"\\u0007\","
                        + "\"nul\\u0000\":\"\\u0000\",\"del\":\"\u007f\",\"high\":\"\\ud800\","
                        + "\"low\":\"\\udc00x\",\"pair\":\"\ud83d\ude00\",\"line\":\"\u2028\",\"b\":1,"
                        + "\"big\":9007199254740992,\"huge\":null,\"slash\":\"/\",\"\":{\"\":[null,[]]},"
                        + "\"__proto__\":22327.3}";

        var body =
                "{\"partnerId\":\"%s\",\"customerId\":\"%s\",\"webhook\":\"%s\",\"webhookData\":%s}"
                        .formatted(journey.partner().id().value(), customer, receiver.url(), sent);
        var api = journey.partner().api();
        ConsumerWithoutScripts.opening(
                        server, TestLink.in(api.postRaw("/connect/v2/generate", body)))
                .shown();

        assertThat(receiver.awaitEvents(1).getFirst().body())
                .endsWith(",\"webhookData\":" + written + "}");
    }

    @Test
    void tellsOfAFullSessionWithCredentials() {
        var body =
                journey.full()
                        .with("consumerId", GenerateCalls.CONSUMER)
                        .with("webhookData", Map.of("order", "A-17"));
        var consumer = journey.open(body).acceptTerms();
        consumer.goTo("/search?query=zzzzzz");
        consumer.connect("finbank", FINBANK).signIn("demo", "wrong").signIn("demo", "go");
        consumer.share(consumer.accounts().subList(0, 1)).submitAll();

        var events = receiver.awaitEvents(9);
        assertThat(receiver.eventTypes())
                .containsExactly(
                        "started",
                        "institutionNotFound",
                        "institutionSupported",
                        "adding",
                        "invalidCredentials",
                        "adding",
                        "discovered",
                        "added",
                        "done");
        assertThat(events)
                .allSatisfy(
                        event -> {
                            assertThat(event.json().propertyNames())
                                    .containsExactly(
                                            "customerId",
                                            "consumerId",
                                            "eventType",
                                            "eventId",
                                            "payload",
                                            "webhookData");
                            assertThat(event.body())
                                    .endsWith(",\"webhookData\":{\"order\":\"A-17\"}}");
                        });
        assertThat(payloads(events).get(1)).isEqualTo("{\"query\":\"zzzzzz\"}");
        assertThat(payloads(events).get(4)).isEqualTo("{\"institutionId\":\"101732\"}");
    }

    @Test
    void showsAccountsAsTheVendorDoes() {
        lite("shown", "profile_03");
        receiver.awaitEvents(6);
        var discovered = accounts("discovered");
        var added = accounts("added");
        assertThat(discovered).hasSize(5);
        assertThat(discovered.get(0).path("status").asString()).isEqualTo("pending");
        assertThat(added).hasSize(5);
        var checking = added.get(0);
        assertThat(checking.propertyNames())
                .containsExactly(
                        "id",
                        "number",
                        "realAccountNumberLast4",
                        "accountNumberDisplay",
                        "name",
                        "balance",
                        "type",
                        "status",
                        "customerId",
                        "institutionId",
                        "balanceDate",
                        "createdDate",
                        "lastUpdatedDate",
                        "currency",
                        "institutionLoginId",
                        "detail",
                        "displayPosition",
                        "accountNickname",
                        "marketSegment");
        assertThat(checking.path("status").asString()).isEqualTo("active");
        assertThat(checking.path("customerId").asString()).isEqualTo(customer);
        assertThat(checking.path("institutionLoginId").isNumber()).isTrue();
        assertThat(checking.path("balance").isNumber()).isTrue();
        assertThat(checking.path("displayPosition").asInt()).isEqualTo(1);
        assertThat(event("added").json().path("payload").propertyNames())
                .containsExactly("accounts", "institutionId");
    }

    @Test
    void tellsThatTheBankAsksMore() {
        var consumer = journey.open(journey.full()).acceptTerms();
        consumer.connect("finbank", FINBANK).signIn("tfa_text", "go");
        receiver.awaitEvents(4);
        assertThat(receiver.eventTypes())
                .containsExactly("started", "institutionSupported", "adding", "mfa");
    }

    @Test
    void tellsThatABankCannotBeReached() {
        server.bank()
                .fault(
                        Map.of(
                                "institutionId", PROFILES,
                                "userid", "unlucky",
                                "step", "accounts",
                                "kind", "fail",
                                "code", 102));
        var consumer = journey.open(journey.full()).acceptTerms();
        consumer.connect("profiles", PROFILES).signIn("unlucky", "profile_03");
        receiver.awaitEvents(4);
        assertThat(payload("unableToConnect"))
                .isEqualTo("{\"institutionId\":\"102105\",\"code\":102}");
    }

    @Test
    void tellsThatABankIsNotSupported() {
        journey.open(journey.full()).acceptTerms().findBank("decertified", "176082");
        receiver.awaitEvents(2);
        assertThat(payload("institutionNotSupported")).isEqualTo("{\"institutionId\":\"176082\"}");
    }

    @Test
    void tellsThatALoginWorksAgain() {
        var owner = journey.owner();
        var login = owner.broken(owner.linked(PROFILES, "fixed", "profile_03"), 103);
        var consumer = journey.openFix(login).acceptTerms().signIn("fixed", "profile_03");
        receiver.awaitEvents(3);
        assertThat(receiver.eventTypes())
                .as(consumer.html())
                .containsExactly("started", "credentialsUpdated", "done");
        assertThat(payload("credentialsUpdated"))
                .isEqualTo("{\"institutionId\":\"102105\",\"mfa\":false}");
    }

    @Test
    void tellsWhichAccountsAreSharedNoMore() {
        lite("removed", "profile_03");
        receiver.awaitEvents(6);
        var ids = accounts("added").valueStream().map(one -> one.path("id").asString()).toList();
        var consumer = journey.open(journey.full()).acceptTerms();
        var login = consumer.values("login").getFirst();
        consumer.goTo("/remove/" + login).submit("/remove");
        receiver.awaitEvents(8);
        var payload = event("accountsDeleted").json().path("payload");
        assertThat(payload.propertyNames()).containsExactly("accounts", "institutionId");
        assertThat(payload.path("accounts").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(ids);
    }

    /** Robots of chats and mail look at links, and browsers fetch them in advance. */
    @Test
    void tellsOfASessionOnceSomebodySeesIt() {
        var unseen = journey.open(journey.lite());
        unseen.goTo("/terms").goTo("/landing");
        var seen = journey.open(journey.lite());
        seen.shown().shown();
        receiver.awaitEvents(2);
        assertThat(receiver.eventTypes()).containsExactly("started", "institutionSupported");
        unseen.acceptTerms();
        receiver.awaitEvents(4);
        assertThat(receiver.eventTypes().subList(2, 4))
                .containsExactly("started", "institutionSupported");
    }

    @Test
    void tellsNothingOfASessionThatNobodyHasSeen() {
        var consumer = journey.open(journey.lite());
        clock.advance(Duration.ofHours(1));
        assertThat(consumer.goTo("").heading()).isEqualTo("Your session has ended");
        var inTheDark = journey.open(journey.lite());
        clock.advance(Duration.ofMinutes(7).minusSeconds(1));
        assertThat(inTheDark.sendOnly("/timeout", "").status()).isEqualTo(303);
        assertThat(inTheDark.goTo("").heading()).isEqualTo("Your session has ended");
        assertThat(journey.partner().webhookEvents("")).isEmpty();
    }

    /** A search is sent by GET. */
    @Test
    void tellsInOrderWhatHappenedBeforeItWasSeen() {
        var link = journey.link(journey.full());
        var first = ConsumerWithoutScripts.opening(server, link).acceptTerms();
        first.tabBeside(link).goTo("/search?query=nosuchbank").shown();
        receiver.awaitEvents(3);
        assertThat(receiver.eventTypes())
                .containsExactly("started", "started", "institutionNotFound");
    }

    @Test
    void tellsNothingOfAnExit() {
        journey.open(journey.full()).acceptTerms().exit();
        journey.open(journey.full()).shown();
        receiver.awaitEvents(2);
        assertThat(receiver.eventTypes()).containsExactly("started", "started");
    }

    @Test
    void namesTheBorrowerWhoseTurnItIs() {
        var second = journey.partner().newCustomer();
        var consumer = journey.open(journey.joint(second)).acceptTerms();
        consumer.submit("/borrowers", "part", "1");
        consumer.connect("profiles", PROFILES).signIn("joint", "profile_03");
        consumer.share(consumer.accounts());
        receiver.awaitEvents(5);
        var added = event("added").json();
        assertThat(added.path("customerId").asString()).isEqualTo(second);
        assertThat(added.path("consumerId").asString()).isEqualTo(TestJourney.SECOND_CONSUMER);
        assertThat(event("started").json().path("customerId").asString()).isEqualTo(customer);
    }

    @Test
    void tellsBorrowersOfOneCustomerApartByTheirConsumers() {
        var consumer = journey.open(journey.joint(customer));
        consumer.acceptTerms().submit("/borrowers", "part", "1");
        consumer.submit("/search", "institution", PROFILES);
        receiver.awaitEvents(2);
        assertThat(event("started").json().path("consumerId").asString())
                .isEqualTo(GenerateCalls.CONSUMER);
        assertThat(event("institutionSupported").json().path("consumerId").asString())
                .isEqualTo(TestJourney.SECOND_CONSUMER);
    }

    @Test
    void writesXmlWhereItIsAskedFor() {
        journey.open(
                        journey.full()
                                .with("webhookContentType", "application/xml")
                                .with("webhookData", Map.of("order", "<A&17>")))
                .shown();
        Await.until(() -> receiver.requests().size() >= 2);
        var requests = receiver.requests();
        assertThat(requests)
                .hasSize(2)
                .allMatch(
                        request -> "application/xml".equals(request.headers().get("content-type")));
        assertThat(requests.getFirst().body())
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                                + "<event><eventType>ping</eventType><payload></payload></event>");
        assertThat(requests.getLast().body())
                .contains("<eventType>started</eventType>")
                .endsWith("<webhookData><order>&lt;A&amp;17&gt;</order></webhookData></event>");
    }

    @Test
    void keepsNothingOfADeletedCustomer() {
        journey.open(journey.full()).shown();
        var other = journey.partner().newCustomer();
        journey.open(journey.full().with("customerId", other)).shown();
        assertThat(customers()).containsExactly(other, customer);

        var deleted = journey.partner().api().delete("/aggregation/v1/customers/" + customer);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(customers()).containsExactly(other);
    }

    /** Of all events in the log. */
    private List<String> customers() {
        return journey.partner().webhookEvents("").stream()
                .map(event -> event.path("customerId").asString())
                .toList();
    }

    private void lite(String userid, String password) {
        journey.open(journey.lite()).acceptTerms().signIn(userid, password);
    }

    private Request event(String type) {
        return receiver.events().stream()
                .filter(event -> event.eventType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode accounts(String type) {
        return event(type).json().path("payload").path("accounts");
    }

    private String payload(String type) {
        return event(type).json().path("payload").toString();
    }

    private static List<String> payloads(List<Request> events) {
        return events.stream().map(event -> event.json().path("payload").toString()).toList();
    }
}
