package io.fairlead.webhook;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.support.WebhookReceiver.Answer;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** What is told arrives: at least once, in order, from any node, however the receiver behaves. */
@FairleadTest
class DeliveryTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Webhooks webhooks;
    private final Courier courier;
    private final WebhookLog log;
    private final OutboxStore store;
    private final Sender sender;
    private final WebhookProperties properties;
    private final WebhookMetrics metrics;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final TestPartner partner;
    private final WebhookReceiver receiver = WebhookReceiver.started();

    DeliveryTest(
            Webhooks webhooks,
            Courier courier,
            WebhookLog log,
            OutboxStore store,
            Sender sender,
            WebhookProperties properties,
            WebhookMetrics metrics,
            TransactionOperations transactions,
            JdbcClient jdbc,
            MovableClock clock,
            FairleadServer server) {
        this.webhooks = webhooks;
        this.courier = courier;
        this.log = log;
        this.store = store;
        this.sender = sender;
        this.properties = properties;
        this.metrics = metrics;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.partner = server.newPartner();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deliversWhatWasToldInItsOrder() {
        var session = subscribed();
        tell(session, "one", "two");
        tell(session, "three");
        assertThat(types(receiver.awaitEvents(3))).containsExactly("one", "two", "three");
        awaitStates(session, EventState.DELIVERED, 3);
    }

    @Test
    void sendsExactlyWhatIsInTheLog() {
        var session = subscribed();
        tell(session, "one");
        var request = receiver.awaitEvents(1).getFirst();
        var id = EventId.parse(request.eventId()).orElseThrow();
        awaitStates(session, EventState.DELIVERED, 1);
        var delivery = log.find(partner.id(), id).orElseThrow();
        assertThat(delivery.body()).isEqualTo(request.body());
        assertThat(delivery.event().session()).isEqualTo(session);
        assertThat(delivery.attempts()).singleElement().satisfies(this::isDelivered);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/hook?id=7");
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("accept", "application/json, text/plain, */*")
                .containsEntry("x-partner", "sesame")
                .containsEntry("webhook-id", id.value())
                .containsKeys("x-finicity-signature", "webhook-signature", "webhook-timestamp");
    }

    private void isDelivered(Attempt attempt) {
        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.status()).isEqualTo(200);
    }

    @Test
    void tellsNothingThatIsRolledBack() {
        var session = subscribed();
        transactions.executeWithoutResult(
                status -> {
                    tell(session, "never");
                    status.setRollbackOnly();
                });
        tell(session, "one");
        assertThat(types(receiver.awaitEvents(1))).containsExactly("one");
    }

    @Test
    void tellsNobodyOfASessionWithoutSubscription() {
        tell(UUID.randomUUID(), "never");
        var session = subscribed();
        tell(session, "one");
        assertThat(types(receiver.awaitEvents(1))).containsExactly("one");
    }

    @Test
    void keepsTheOrderOfManySessionsAtOnce() {
        var sessions = IntStream.range(0, 60).mapToObj(_ -> subscribed()).toList();
        for (var round = 0; round < 5; round++) {
            for (var session : sessions) {
                tell(session, "event-" + round);
            }
        }
        var byCustomer =
                receiver.awaitEvents(300).stream()
                        .collect(groupingBy(event -> event.json().path("customerId").asString()));
        assertThat(byCustomer).hasSize(60);
        assertThat(byCustomer.values())
                .allSatisfy(
                        events ->
                                assertThat(types(events))
                                        .containsExactly(
                                                "event-0", "event-1", "event-2", "event-3",
                                                "event-4"));
    }

    // failures

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 404, 429, 500, 503})
    void triesAgainWithTheSameIdAndBytes(int status) {
        var calls = new AtomicInteger();
        receiver.answers(_ -> Answer.of(calls.incrementAndGet() < 3 ? status : 204));
        var session = subscribed();
        tell(session, "one", "two");
        var arrived = receiver.awaitEvents(4);
        assertThat(types(arrived)).containsExactly("one", "one", "one", "two");
        assertThat(arrived.subList(0, 3).stream().map(WebhookReceiver.Request::body).distinct())
                .hasSize(1);
        awaitStates(session, EventState.DELIVERED, 2);
        assertThat(attempts(session))
                .containsExactly("REFUSED", "REFUSED", "DELIVERED", "DELIVERED");
    }

    @Test
    void followsNoRedirect() {
        var elsewhere = WebhookReceiver.started();
        receiver.answers(_ -> Answer.of(307).with("Location", elsewhere.url()));
        var session = subscribed();
        tell(session, "one");
        receiver.awaitEvents(2);
        assertThat(elsewhere.requests()).isEmpty();
        receiver.answers(200);
        awaitStates(session, EventState.DELIVERED, 1);
        elsewhere.close();
    }

    @Test
    void holdsBackTheFailingSessionOnly() {
        var failing = subscribed();
        var healthy = subscribed();
        var failingCustomer = new AtomicBoolean(true);
        receiver.answers(
                request ->
                        Answer.of(
                                failingCustomer.get() && request.eventType().startsWith("failing")
                                        ? 500
                                        : 200));
        tell(failing, "failing-one", "failing-two");
        tell(healthy, "one", "two");
        awaitStates(healthy, EventState.DELIVERED, 2);
        assertThat(types(receiver.events())).doesNotContain("failing-two");
        failingCustomer.set(false);
        clock.advance(Duration.ofMinutes(2));
        awaitStates(failing, EventState.DELIVERED, 2);
        assertThat(types(receiver.events())).endsWith("failing-two");
    }

    @Test
    void triesForThreeDaysAndThenGoesOn() {
        clock.stop();
        receiver.answers(500);
        var session = subscribed();
        tell(session, "one", "two");
        var end = logged(session).getFirst().event().queuedAt().plus(RetryPlan.LIFE);
        for (var tried = 1; clock.instant().isBefore(end); tried++) {
            awaitAttempts(session, tried);
            assertThat(states(session)).containsExactly("WAITING", "WAITING");
            var wait = Duration.between(clock.instant(), dueAt(session));
            assertThat(wait).isBetween(Duration.ofMillis(10), Duration.ofMinutes(66));
            clock.advance(wait);
            courier.wake();
        }
        awaitStates(session, EventState.GIVEN_UP, 2);
        assertThat(types(receiver.events())).hasSizeGreaterThan(6 + 64).endsWith("one", "two");
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        receiver.answers(_ -> Answer.of(503).with("Retry-After", "7200"));
        var session = subscribed();
        tell(session, "one");
        awaitAttempts(session, 1);
        assertThat(Duration.between(clock.instant(), dueAt(session)))
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(120));
        clock.advance(Duration.ofMinutes(121));
        var at = clock.instant().plus(Duration.ofHours(3)).atZone(ZoneOffset.UTC);
        receiver.answers(
                _ ->
                        Answer.of(429)
                                .with(
                                        "Retry-After",
                                        DateTimeFormatter.RFC_1123_DATE_TIME.format(at)));
        awaitAttempts(session, 2);
        assertThat(Duration.between(clock.instant(), dueAt(session)))
                .isBetween(Duration.ofMinutes(178), Duration.ofMinutes(180));
    }

    @Test
    void waitsNoLongerThanTheEventIsTriedFor() {
        receiver.answers(_ -> Answer.of(503).with("Retry-After", "999999999"));
        var session = subscribed();
        tell(session, "one");
        awaitAttempts(session, 1);
        assertThat(dueAt(session)).isBefore(clock.instant().plus(RetryPlan.LIFE));
    }

    @Test
    void sendsNoMoreToAReceiverThatIsGone() {
        receiver.answers(410);
        var session = subscribed();
        tell(session, "one", "two");
        awaitStates(session, EventState.GONE, 2);
        tell(session, "three");
        awaitStates(session, EventState.GONE, 3);
        var other = subscribed();
        receiver.answers(200);
        tell(other, "other");
        awaitStates(other, EventState.DELIVERED, 1);
        assertThat(receiver.eventTypes()).containsExactly("one", "other");
    }

    @Test
    void outlivesAReceiverThatIsDown() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var session = subscribed(URI.create("http://127.0.0.1:" + port + "/hook"));
        tell(session, "one");
        awaitAttempts(session, 2);
        assertThat(attempts(session)).allMatch("UNREACHABLE"::equals);
        try (var late = WebhookReceiver.startedAt(port)) {
            late.awaitEvents(1);
            awaitStates(session, EventState.DELIVERED, 1);
        }
    }

    @Test
    void keepsTheBeginningOfAnAnswer() {
        receiver.answers(_ -> Answer.of(200).saying("\u0000\u00e9" + "x".repeat(100_000)));
        var session = subscribed();
        tell(session, "one");
        awaitStates(session, EventState.DELIVERED, 1);
        var excerpt = logged(session).getFirst().attempts().getFirst().excerpt();
        assertThat(excerpt).startsWith("\ufffd\u00e9xxx").hasSize(4095);
    }

    @Test
    void letsOneSlowReceiverStarveNobody() {
        var slow = WebhookReceiver.started();
        var answers = new AtomicBoolean();
        slow.answers(
                _ -> {
                    Await.until(answers::get);
                    return Answer.of(200);
                });
        IntStream.range(0, 3 * properties.perHost())
                .mapToObj(_ -> subscribed(URI.create(slow.url())))
                .forEach(session -> tell(session, "slow"));
        slow.awaitEvents(properties.perHost());
        var session = subscribed();
        tell(session, "one");
        receiver.awaitEvents(1);
        assertThat(slow.events()).hasSize(properties.perHost());
        answers.set(true);
        slow.awaitEvents(3 * properties.perHost());
        slow.close();
    }

    // many nodes

    @Test
    void sharesTheWorkAmongNodes() {
        var other = new Courier(store, sender, properties, metrics, clock);
        other.start();
        try {
            keepsTheOrderOfManySessionsAtOnce();
            assertThat(receiver.events()).hasSize(300);
        } finally {
            other.stop();
        }
    }

    @Test
    void takesOverFromANodeThatDied() {
        clock.stop();
        receiver.answers(500);
        var session = subscribed();
        tell(session, "one");
        awaitAttempts(session, 1);
        // A node takes the work and is never heard of again.
        jdbc.sql(
                        """
                        UPDATE webhook_subscription
                        SET due_at = :leaseEnd, claims = claims + 1
                        WHERE id = :id
                        """)
                .param("leaseEnd", Timestamp.from(clock.instant().plusSeconds(30)))
                .param("id", session)
                .update();
        receiver.answers(200);
        clock.advance(Duration.ofSeconds(31));
        awaitStates(session, EventState.DELIVERED, 1);
    }

    @Test
    void countsAnEventOnceThoughTwoNodesHaveSentIt() {
        var session = subscribed();
        receiver.answers(_ -> answerToTheSecond());
        tell(session, "one", "two");
        receiver.awaitEvents(1);
        // The first node's lease is over before it is done.
        clock.advance(Duration.ofSeconds(31));
        courier.wake();
        awaitStates(session, EventState.DELIVERED, 2);
        assertThat(types(receiver.events())).startsWith("one", "one").contains("two");
        Await.until(() -> waiting(session) == 0);
    }

    private Answer answerToTheSecond() {
        receiver.awaitEvents(2);
        return Answer.of(200);
    }

    // replay

    @Test
    void replaysAnEventWithItsBytesAndItsId() {
        var session = subscribed();
        tell(session, "one", "two");
        awaitStates(session, EventState.DELIVERED, 2);
        var first = logged(session).getFirst();
        assertThat(log.replay(partner.id(), first.event().id())).isTrue();
        receiver.awaitEvents(3);
        awaitStates(session, EventState.DELIVERED, 2);
        assertThat(receiver.events().getLast().body()).isEqualTo(first.body());
        assertThat(attempts(session)).hasSize(3);
    }

    @Test
    void replaysASessionInItsOrder() {
        var session = subscribed();
        tell(session, "one", "two", "three");
        awaitStates(session, EventState.DELIVERED, 3);
        assertThat(log.replay(of(session))).isEqualTo(3);
        assertThat(types(receiver.awaitEvents(6)))
                .containsExactly("one", "two", "three", "one", "two", "three");
    }

    @Test
    void replaysToAReceiverThatWasGone() {
        receiver.answers(410);
        var session = subscribed();
        tell(session, "one", "two");
        awaitStates(session, EventState.GONE, 2);
        receiver.answers(200);
        assertThat(log.replay(of(session))).isEqualTo(2);
        awaitStates(session, EventState.DELIVERED, 2);
        tell(session, "three");
        awaitStates(session, EventState.DELIVERED, 3);
    }

    @Test
    void countsNoReplayOfWhatWaitsAnyway() {
        receiver.answers(500);
        var session = subscribed();
        tell(session, "one", "two");
        awaitAttempts(session, 1);
        assertThat(log.replay(of(session))).isZero();
        assertThat(waiting(session)).isEqualTo(2);
    }

    // the parts

    private UUID subscribed() {
        return subscribed(URI.create(receiver.url("/hook?id=7")));
    }

    private UUID subscribed(URI url) {
        var session = UUID.randomUUID();
        webhooks.subscribe(
                new Subscription(
                        session,
                        partner.id(),
                        RandomId.hex(32),
                        new Receiver(
                                url, ContentType.JSON, Map.of("X-Partner", new Secret("sesame")))));
        return session;
    }

    private void tell(UUID session, String... eventTypes) {
        var notices = new ArrayList<Notice>();
        for (var type : eventTypes) {
            notices.add(
                    new Notice(
                            new CustomerId(session.toString()),
                            null,
                            type,
                            JSON.createObjectNode(),
                            null));
        }
        webhooks.tell(session, notices);
    }

    private LogQuery of(UUID session) {
        return new LogQuery(partner.id(), null, session, null, null, null, null);
    }

    /** In the order in which they were told. */
    private List<LoggedDelivery> logged(UUID session) {
        return log.list(of(session), null, 100).reversed().stream()
                .map(event -> log.find(partner.id(), event.id()).orElseThrow())
                .toList();
    }

    private List<String> states(UUID session) {
        return logged(session).stream().map(one -> one.event().state().name()).toList();
    }

    private List<String> attempts(UUID session) {
        return logged(session).stream()
                .flatMap(one -> one.attempts().stream())
                .map(attempt -> attempt.outcome().name())
                .toList();
    }

    private Instant dueAt(UUID session) {
        return Objects.requireNonNull(logged(session).getFirst().event().dueAt());
    }

    private int waiting(UUID session) {
        return jdbc.sql("SELECT waiting FROM webhook_subscription WHERE id = :id")
                .param("id", session)
                .query(Integer.class)
                .single();
    }

    private void awaitStates(UUID session, EventState state, int events) {
        Await.until(() -> states(session).stream().filter(state.name()::equals).count() == events);
    }

    private void awaitAttempts(UUID session, int attempts) {
        Await.until(() -> attempts(session).size() >= attempts);
    }

    private static List<String> types(List<WebhookReceiver.Request> events) {
        return events.stream().map(WebhookReceiver.Request::eventType).toList();
    }
}
