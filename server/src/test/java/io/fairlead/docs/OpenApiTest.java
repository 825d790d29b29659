package io.fairlead.docs;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.audit.Actor;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.docs.OpenApiDocument.Operation;
import io.fairlead.partner.AppKeys;
import io.fairlead.partner.ClientAddress;
import io.fairlead.partner.Partners;
import io.fairlead.partner.ShownSecret;
import io.fairlead.sandbox.Demo;
import io.fairlead.sandbox.DemoData;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.Service;
import io.fairlead.spi.Cause;
import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.WebhookEvent;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.log.LogQuery;
import io.fairlead.webhook.log.WebhookLog;
import io.fairlead.webhook.outbox.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The OpenAPI document says what the server does. It has a server alone, as it spoils the demo
 * data.
 */
@FairleadTest
@TestPropertySource(properties = "spring.application.name=fairlead-of-the-openapi-test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final Actor ACTOR = Actor.server("test");

    private static final String DOCUMENTED_INBOX =
            "http://localhost:8080/inbox/1c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String DOCUMENTED_LINK_OF_A_SESSION =
            "http://localhost:8080?consumerId=5f7c2a9d0b3e4816a1d2c3b4e5f60718&customerId=1005061234"
                    + "&origin=email&partnerId=1445585709680"
                    + "&signature=b1d3f5a79c0e2468ace02468bdf13579c0e2468ace02468bdf13579a7c5e3f1d"
                    + "&timestamp=1795341600000&ttl=1795600800000";
    private static final String DOCUMENTED_LINK_TO_DRIVE =
            "http://localhost:8080?customerId=1005063558&origin=url&partnerId=1445585709680"
                    + "&signature=5d0c1b2a39485766f5e4d3c2b1a0998877665544332211ffeeddccbbaa998877"
                    + "&timestamp=1795341600000&ttl=1795348800000";
    private static final String DOCUMENTED_REVOKED_LINK =
            "http://localhost:8080?customerId=1005063558&origin=url&partnerId=1445585709680"
                    + "&signature=6e1d2c3b4a59687706f5e4d3c2b1a0a988776655443322110ffeeddccbbaa998"
                    + "&timestamp=1795341600000&ttl=1795348800000";
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();

    private final FairleadServer server;
    private final MovableClock clock;
    private final Partners partners;
    private final AppKeys appKeys;
    private final JdbcClient jdbc;
    private final RequestMappingHandlerMapping endpoints;

    /** What the server answered with, by what the document shows for it: tokens, ids, links. */
    private final Map<String, String> actual = new HashMap<>();

    OpenApiTest(
            FairleadServer server,
            MovableClock clock,
            Partners partners,
            AppKeys appKeys,
            JdbcClient jdbc,
            Webhooks webhooks,
            WebhookLog log,
            DemoData demo,
            Accounts accounts,
            Transactions transactions,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        this.server = server;
        this.clock = clock;
        this.partners = partners;
        this.appKeys = appKeys;
        this.jdbc = jdbc;
        this.endpoints = endpoints;
        server.bank();
        demo.putBrokenLogin();
        DocumentedAccounts.put(
                accounts, transactions, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        actual.put(DOCUMENTED_INBOX, WebhookReceiver.shared().url());
        tellOfASession(webhooks, log);
        actual.put(DOCUMENTED_LINK_OF_A_SESSION, openedAndLeft().toString());
        actual.put(DOCUMENTED_LINK_TO_DRIVE, newLink());
        actual.put(DOCUMENTED_REVOKED_LINK, revokedLink());
    }

    private String newLink() {
        var partner = TestPartner.authenticated(Demo.PARTNER, server.stranger());
        var body =
                Map.of("partnerId", partner.id().value(), "customerId", Demo.NEW_CUSTOMER.value());
        return TestLink.in(partner.api().post(GenerateCalls.FULL, body)).toString();
    }

    private String revokedLink() {
        var link = newLink();
        TestPartner.authenticated(Demo.PARTNER, server.stranger())
                .api()
                .post("/fairlead/v1/links/revoke", Map.of("link", link));
        return link;
    }

    /** A link that was sent by mail, with one session that has ended. */
    private TestLink openedAndLeft() {
        var calls =
                new SendCalls(
                        TestPartner.authenticated(Demo.PARTNER, server.stranger()),
                        Demo.CUSTOMER.value());
        var link = calls.link(calls.one("john.smith@example.com"));
        var consumer = server.stranger();
        var started = consumer.postRaw("/accept?" + link.query(), "");
        var landing = started.headers().firstValue("Location").orElseThrow();
        consumer.with("Content-Type", "application/x-www-form-urlencoded")
                .postRaw(landing.replace("/landing", "/exit"), "");
        return link;
    }

    private static void tellOfASession(Webhooks webhooks, WebhookLog log) {
        var session = UUID.randomUUID();
        var receiver =
                new Receiver(
                        URI.create(WebhookReceiver.shared().url()), ContentType.JSON, Map.of());
        var payload = JsonNodeFactory.instance.objectNode();
        webhooks.open(
                new WebhookStream(
                        WebhookSubject.session(session),
                        Demo.PARTNER.id(),
                        RandomId.hex(32),
                        receiver),
                List.of(
                        new WebhookEvent(
                                Demo.CUSTOMER, null, WebhookEventName.STARTED, payload, null)));
        var delivered =
                new LogQuery(
                        Demo.PARTNER.id(),
                        null,
                        WebhookSubject.session(session),
                        null,
                        EventState.DELIVERED,
                        null,
                        null);
        Await.until(() -> !log.list(delivered, null, 1).isEmpty());
    }

    /** One example changes the demo secret, others guess at it. */
    @AfterEach
    void restoreTheDemoPartner() {
        var partner = Demo.PARTNER.id();
        partners.unlock(ACTOR, partner);
        partners.changeSecret(
                new ShownSecret(
                        partner,
                        partner,
                        new Secret("fairlead-demo-secret_updated"),
                        new ClientAddress(RandomId.hex())),
                Demo.PARTNER.secret(),
                false);
        partners.unlock(ACTOR, partner);
        restoreTheAppKey();
    }

    /** Its hash is known, and no other key's. */
    private void restoreTheAppKey() {
        jdbc.sql(
                        """
                        DELETE FROM app_key
                        WHERE partner_id = :partner AND key_hash <> sha256(convert_to(:key, 'UTF8'))
                        """)
                .param("partner", Demo.PARTNER.id().value())
                .param("key", Demo.PARTNER.appKey().reveal())
                .update();
        jdbc.sql("UPDATE app_key SET expires_at = NULL WHERE partner_id = :partner")
                .param("partner", Demo.PARTNER.id().value())
                .update();
    }

    @Test
    void describesTheEndpointsOfTheServerAndNoOthers() {
        var described =
                DOCUMENT.operations().stream()
                        .filter(operation -> !isActuators(operation))
                        .map(Operation::toString);

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        endpoints.getHandlerMethods().keySet().stream()
                                .flatMap(OpenApiTest::operations)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("documentedCalls")
    void isTrueOf(DocumentedCall call) {
        if (isMadeInTheBackground(call.operation().path()) && !call.isRefused()) {
            waitForTheEnd(call);
        }
        if (call.operation().path().endsWith("/end-older") && call.status() == 409) {
            appKeys.replace(ACTOR, Demo.PARTNER.id(), Duration.ofDays(1));
        }
        var answer = call.requests().stream().map(this::send).toList().getLast();

        assertThat(answer.status()).as(answer.body()).isEqualTo(call.status());
        if (call.answer() == null) {
            assertThat(answer.body()).isEmpty();
        } else if (call.isRefused()) {
            assertThat(answer.body()).isEqualTo(text(call.answer()));
        } else if (isFile(answer)) {
            assertThat(answer.body()).startsWith(text(call.answer()));
        } else {
            compare("$", call.answer(), answer.json());
        }
    }

    /** What is done in the background is shown as it is in the end. */
    private void waitForTheEnd(DocumentedCall call) {
        var last = call.requests().getLast();
        Await.until(
                () ->
                        List.of("FAILED", "COMPLETED", "success", "failure")
                                .contains(send(last).json().path("status").asString("FAILED")));
    }

    private static boolean isMadeInTheBackground(String path) {
        return path.endsWith("/{refreshId}") || path.contains("/reports/{reportId}");
    }

    static List<DocumentedCall> documentedCalls() {
        return DocumentedCall.all(DOCUMENT);
    }

    /** People sign in to pages, and not to endpoints of the API. Another host is no endpoint. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOT_SIGNED_IN", "WRONG_HOST", "FOREIGN_FORM", "ROLE_TOO_SMALL"})
    void shows(Problem problem) {
        assertThat(Stream.concat(errors(), DOCUMENT.sharedAnswers()))
                .anyMatch(example -> shows(problem, example));
    }

    @Test
    void showsNoErrorThatIsNoProblem() {
        assertThat(errors())
                .allSatisfy(
                        example ->
                                assertThat(Problem.values())
                                        .anyMatch(problem -> shows(problem, example)));
    }

    private ApiClient.Answer send(ExampleRequest request) {
        clock.advance(request.after());
        return request.send(server.stranger(), actual);
    }

    private static boolean isActuators(Operation operation) {
        return operation.path().startsWith("/actuator/");
    }

    private static Stream<JsonNode> errors() {
        return DOCUMENT.operations().stream()
                .filter(operation -> !isActuators(operation))
                .flatMap(operation -> operation.answers().stream())
                .filter(answer -> answer.status() >= 400)
                .map(answer -> Objects.requireNonNull(answer.value()));
    }

    private static Stream<String> operations(RequestMappingInfo endpoint) {
        return endpoint.getPatternValues().stream()
                .filter(path -> Service.of(new MockHttpServletRequest("GET", path)) != Service.PAGE)
                .flatMap(
                        path ->
                                endpoint.getMethodsCondition().getMethods().stream()
                                        .map(method -> method + " " + path));
    }

    /** Values may differ, but neither the kind of a value nor the keys and their order. */
    private void compare(String place, JsonNode documented, JsonNode answered) {
        assertThat(answered.getNodeType()).as(place).isEqualTo(documented.getNodeType());
        if (documented.isObject()) {
            assertThat(answered.propertyNames())
                    .as(place)
                    .containsExactlyElementsOf(documented.propertyNames());
            documented
                    .properties()
                    .forEach(
                            property ->
                                    compare(
                                            place + "." + property.getKey(),
                                            property.getValue(),
                                            answered.path(property.getKey())));
        } else if (documented.isArray()) {
            assertThat(answered.size()).as(place).isEqualTo(documented.size());
            IntStream.range(0, documented.size())
                    .forEach(
                            i ->
                                    compare(
                                            place + "[" + i + "]",
                                            documented.get(i),
                                            answered.get(i)));
        } else if (documented.isString() || place.endsWith(".id")) {
            actual.put(documented.asString(), answered.asString());
        }
    }

    private static boolean shows(Problem problem, JsonNode example) {
        if (example.isString()) {
            return problem.form() == Problem.Form.PLAIN_TEXT
                    && messages(problem).matcher(example.asString()).matches();
        }
        var code = example.path("code");
        return hasForm(problem, code.isString())
                && codes(problem).contains(code.asInt())
                && messages(problem).matcher(example.path("message").asString()).matches()
                && example.path("user_message")
                        .asString(problem.userMessage())
                        .equals(problem.userMessage());
    }

    /** An institution's failure has the code of its aggregation status. */
    private static Set<Integer> codes(Problem problem) {
        return problem == Problem.INSTITUTION_FAILED
                ? Arrays.stream(Cause.values())
                        .map(cause -> AggregationStatus.of(cause).code())
                        .collect(toSet())
                : Set.of(problem.code());
    }

    private static boolean hasForm(Problem problem, boolean isText) {
        return switch (problem.form()) {
            case AGGREGATION -> !isText;
            case CONNECT, REPORT, TRACKED_REPORT -> isText;
            case PLAIN_TEXT -> false;
            case OF_THE_SERVICE -> true;
        };
    }

    /** The problem's text with anything in the places it leaves open. */
    private static Pattern messages(Problem problem) {
        return Pattern.compile(
                Arrays.stream(problem.message("\0", "\0").split("\0", -1))
                        .map(Pattern::quote)
                        .collect(joining(".*")));
    }

    private static boolean isFile(ApiClient.Answer answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.matches("application/(?:octet-stream|yaml).*"))
                .isPresent();
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
