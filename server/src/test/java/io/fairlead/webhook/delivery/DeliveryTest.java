package io.fairlead.webhook.delivery;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.support.WebhookReceiver.Answer;
import io.fairlead.webhook.AttemptOutcome;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.DeliveryAttempt;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.WebhookEvent;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookProperties;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.log.LogQuery;
import io.fairlead.webhook.log.LoggedDelivery;
import io.fairlead.webhook.log.WebhookLog;
import io.fairlead.webhook.outbox.Webhooks;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
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
    private static final CustomerId CUSTOMER = new CustomerId("1005061234");
    private static final List<String> ROUNDS =
            List.of("started", "adding", "processing", "added", "done");

    private final Webhooks webhooks;
    private final WebhookDispatcher dispatcher;
    private final WebhookLog log;
    private final DeliveryStore store;
    private final WebhookSender sender;
    private final WebhookProperties properties;
    private final WebhookMetrics metrics;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final TestPartner partner;
    @AutoClose private final WebhookReceiver receiver = WebhookReceiver.started();

    DeliveryTest(
            Webhooks webhooks,
            WebhookDispatcher dispatcher,
            WebhookLog log,
            DeliveryStore store,
            WebhookSender sender,
            WebhookProperties properties,
            WebhookMetrics metrics,
            TransactionOperations transactions,
            JdbcClient jdbc,
            MovableClock clock,
            FairleadServer server) {
        this.webhooks = webhooks;
        this.dispatcher = dispatcher;
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

    @Test
    void deliversWhatWasToldInItsOrder() {
        var session = subscribed();
        tell(session, "started", "adding");
        tell(session, "added");
        assertThat(types(receiver.awaitEvents(3))).containsExactly("started", "adding", "added");
        awaitStates(session, EventState.DELIVERED, 3);
    }

    @Test
    void sendsExactlyWhatIsInTheLog() {
        var session = subscribed();
        tell(session, "started");
        var request = receiver.awaitEvents(1).getFirst();
        var id = EventId.parse(request.eventId()).orElseThrow();
        awaitStates(session, EventState.DELIVERED, 1);
        var delivery = log.find(partner.id(), id).orElseThrow();
        assertThat(delivery.body()).isEqualTo(request.body());
        assertThat(delivery.event().subject()).isEqualTo(WebhookSubject.session(session));
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

    private void isDelivered(DeliveryAttempt attempt) {
        assertThat(attempt.outcome()).isEqualTo(AttemptOutcome.DELIVERED);
        assertThat(attempt.status()).isEqualTo(200);
    }

    @Test
    void tellsNothingThatIsRolledBack() {
        var session = subscribed();
        transactions.executeWithoutResult(
                status -> {
                    tell(session, "mfa");
                    status.setRollbackOnly();
                });
        tell(session, "started");
        assertThat(types(receiver.awaitEvents(1))).containsExactly("started");
    }

    @Test
    void tellsNobodyOfASessionWithoutSubscription() {
        tell(UUID.randomUUID(), "mfa");
        var session = subscribed();
        tell(session, "started");
        assertThat(types(receiver.awaitEvents(1))).containsExactly("started");
    }

    @Test
    void deliversTheEventsOfASubjectThatIsNoSession() {
        var report = new WebhookSubject("report", "0f3a-17");
        var receiver =
                new Receiver(
                        URI.create(this.receiver.url("/reports")),
                        ContentType.JSON,
                        Map.of("X-Partner", new Secret("sesame")));
        webhooks.open(
                new WebhookStream(report, partner.id(), null, receiver),
                List.of(event(CUSTOMER, "started")));
        webhooks.append(
                partner.id(), report, List.of(event(CUSTOMER, "adding"), event(CUSTOMER, "done")));

        var arrived = this.receiver.awaitEvents(3);
        assertThat(types(arrived)).containsExactly("started", "adding", "done");
        assertThat(arrived)
                .allSatisfy(one -> assertThat(one.headers()).containsEntry("x-partner", "sesame"));
        var query =
                new LogQuery(partner.id(), null, report, null, EventState.DELIVERED, null, null);
        Await.until(() -> log.list(query, null, 100).size() == 3);
        assertThat(log.list(query, null, 100))
                .allSatisfy(event -> assertThat(event.subject()).isEqualTo(report))
                .allSatisfy(event -> assertThat(event.link()).isNull());
    }

    @Test
    void keepsTheStreamsOfSubjectsAndPartnersApart() {
        var session = subscribed();
        var sameId = new WebhookSubject("report", session.toString());
        webhooks.append(partner.id(), sameId, List.of(event(CUSTOMER, "mfa")));
        webhooks.append(
                new PartnerId("1"),
                WebhookSubject.session(session),
                List.of(event(CUSTOMER, "mfa")));
        tell(session, "started");
        assertThat(types(receiver.awaitEvents(1))).containsExactly("started");
    }

    @Test
    void keepsTheOrderOfManySessionsAtOnce() {
        var sessions = IntStream.range(0, 60).mapToObj(_ -> subscribed()).toList();
        for (var round = 0; round < 5; round++) {
            for (var session : sessions) {
                tell(session, ROUNDS.get(round));
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
                                                "started",
                                                "adding",
                                                "processing",
                                                "added",
                                                "done"));
    }

    // failures

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 404, 429, 500, 503})
    void triesAgainWithTheSameIdAndBytes(int status) {
        var calls = new AtomicInteger();
        receiver.answers(_ -> Answer.of(calls.incrementAndGet() < 3 ? status : 204));
        var session = subscribed();
        tell(session, "started", "adding");
        var arrived = receiver.awaitEvents(4);
        assertThat(types(arrived)).containsExactly("started", "started", "started", "adding");
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
        tell(session, "started");
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
                                failingCustomer.get()
                                                && request.eventType().startsWith("institution")
                                        ? 500
                                        : 200));
        tell(failing, "institutionSupported", "institutionNotSupported");
        tell(healthy, "started", "adding");
        awaitStates(healthy, EventState.DELIVERED, 2);
        assertThat(types(receiver.events())).doesNotContain("institutionNotSupported");
        failingCustomer.set(false);
        clock.advance(Duration.ofMinutes(2));
        awaitStates(failing, EventState.DELIVERED, 2);
        assertThat(types(receiver.events())).endsWith("institutionNotSupported");
    }

    @Test
    void triesForThreeDaysAndThenGoesOn() {
        clock.stop();
        receiver.answers(500);
        var session = subscribed();
        tell(session, "started", "adding");
        var end = logged(session).getFirst().event().queuedAt().plus(RetryPlan.LIFE);
        for (var tried = 1; clock.instant().isBefore(end); tried++) {
            awaitAttempts(session, tried);
            assertThat(states(session)).containsExactly("WAITING", "WAITING");
            var wait = Duration.between(clock.instant(), dueAt(session));
            assertThat(wait).isBetween(Duration.ofMillis(10), Duration.ofMinutes(66));
            clock.advance(wait);
            dispatcher.wakeUp();
        }
        awaitStates(session, EventState.GIVEN_UP, 2);
        assertThat(types(receiver.events()))
                .hasSizeGreaterThan(6 + 64)
                .endsWith("started", "adding");
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        receiver.answers(_ -> Answer.of(503).with("Retry-After", "7200"));
        var session = subscribed();
        tell(session, "started");
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
        tell(session, "started");
        awaitAttempts(session, 1);
        assertThat(dueAt(session)).isBefore(clock.instant().plus(RetryPlan.LIFE));
    }

    @Test
    void sendsNoMoreToAReceiverThatIsGone() {
        receiver.answers(410);
        var session = subscribed();
        tell(session, "started", "adding");
        awaitStates(session, EventState.GONE, 2);
        tell(session, "added");
        awaitStates(session, EventState.GONE, 3);
        var other = subscribed();
        receiver.answers(200);
        tell(other, "processing");
        awaitStates(other, EventState.DELIVERED, 1);
        assertThat(receiver.eventTypes()).containsExactly("started", "processing");
    }

    @Test
    void outlivesAReceiverThatIsDown() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var session = subscribed(URI.create("http://127.0.0.1:" + port + "/hook"));
        tell(session, "started");
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
        tell(session, "started");
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
                .forEach(session -> tell(session, "discovered"));
        slow.awaitEvents(properties.perHost());
        var session = subscribed();
        tell(session, "started");
        receiver.awaitEvents(1);
        assertThat(slow.events()).hasSize(properties.perHost());
        answers.set(true);
        slow.awaitEvents(3 * properties.perHost());
        slow.close();
    }

    @Test
    void sendsFirstWhereNothingElseIsBeingSent() {
        var other = WebhookReceiver.started();
        Stream.of(receiver, other)
                .forEach(one -> one.answers(_ -> Answer.of(503).with("Retry-After", "7200")));
        var earlier = subscribed();
        tell(earlier, "started");
        awaitAttempts(earlier, 1);
        var later = subscribed(URI.create(other.url()));
        tell(later, "started");
        awaitAttempts(later, 1);
        assertThat(dueAt(earlier)).isBefore(dueAt(later));

        var looks =
                List.of(
                        new HostPoll(host(receiver), properties.perHost() - 1, null),
                        new HostPoll(host(other), properties.perHost(), null));
        var due = clock.instant().plus(Duration.ofHours(3));
        assertThat(store.claim(due, Duration.ZERO, looks, 1).stream().map(ClaimedEvent::stream))
                .containsExactly(id(later));
        other.close();
    }

    private static String host(WebhookReceiver receiver) {
        return new Receiver(URI.create(receiver.url()), ContentType.JSON, Map.of()).host();
    }

    /** A server with other keys, for one. What it has taken along must not suffer. */
    @Test
    void triesAgainWhatItCannotOpen() {
        var session = subscribed();
        var sealed = exchangeHeaders(session, new byte[] {1});
        tell(session, "started");
        awaitAttempts(session, 2);
        assertThat(attempts(session)).containsOnly("FAULT");
        assertThat(receiver.events()).isEmpty();

        exchangeHeaders(session, sealed);
        awaitStates(session, EventState.DELIVERED, 1);
    }

    private byte[] exchangeHeaders(UUID session, byte[] sealed) {
        return jdbc.sql(
                        """
                        UPDATE webhook_stream AS after SET headers_sealed = :sealed
                        FROM webhook_stream AS before
                        WHERE after.id = :id AND before.id = :id
                        RETURNING before.headers_sealed
                        """)
                .param("sealed", sealed)
                .param("id", id(session))
                .query(byte[].class)
                .single();
    }

    @Test
    void sendsWhatStillWaitsThoughTheReceiverWantsNoMore() {
        receiver.answers(_ -> Answer.of(503).with("Retry-After", "7200"));
        var session = subscribed();
        tell(session, "started");
        awaitAttempts(session, 1);
        // It was put back into the queue just when another event was answered with 410.
        jdbc.sql("UPDATE webhook_stream SET gone_at = due_at WHERE id = :id")
                .param("id", id(session))
                .update();
        tell(session, "adding");
        assertThat(waiting(session)).isOne();

        receiver.answers(200);
        clock.advance(Duration.ofHours(3));
        awaitStates(session, EventState.DELIVERED, 1);
        assertThat(states(session)).containsExactly("DELIVERED", "GONE");
        assertThat(waiting(session)).isZero();
    }

    // many nodes

    @Test
    void sharesTheWorkAmongNodes() {
        var other = new WebhookDispatcher(store, sender, properties, metrics, clock);
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
        tell(session, "started");
        awaitAttempts(session, 1);
        // A node takes the work and is never heard of again.
        jdbc.sql(
                        """
                        UPDATE webhook_stream
                        SET due_at = :leaseEnd, claims = claims + 1
                        WHERE id = :id
                        """)
                .param("leaseEnd", Timestamp.from(clock.instant().plusSeconds(30)))
                .param("id", id(session))
                .update();
        receiver.answers(200);
        clock.advance(Duration.ofSeconds(31));
        awaitStates(session, EventState.DELIVERED, 1);
    }

    @Test
    void findsWhatIsStoredLongAfterItIsDue() {
        var session = subscribed();
        tell(session, "started");
        awaitStates(session, EventState.DELIVERED, 1);
        // Another node stores it, by a transaction that has taken an hour.
        transactions.executeWithoutResult(
                _ -> {
                    jdbc.sql(
                                    """
                                    UPDATE webhook_event SET state = 'WAITING'
                                    WHERE stream_id = :id
                                    """)
                            .param("id", id(session))
                            .update();
                    jdbc.sql(
                                    """
                                    UPDATE webhook_stream SET waiting = 1, due_at = :due
                                    WHERE id = :id
                                    """)
                            .param("due", Timestamp.from(clock.instant().minusSeconds(3600)))
                            .param("id", id(session))
                            .update();
                });
        receiver.awaitEvents(2);
        awaitStates(session, EventState.DELIVERED, 1);
    }

    @Test
    void countsAnEventOnceThoughTwoNodesHaveSentIt() {
        var session = subscribed();
        receiver.answers(_ -> answerToTheSecond());
        tell(session, "started", "adding");
        receiver.awaitEvents(1);
        // The first node's lease is over before it is done.
        clock.advance(Duration.ofSeconds(31));
        dispatcher.wakeUp();
        awaitStates(session, EventState.DELIVERED, 2);
        assertThat(types(receiver.events())).startsWith("started", "started").contains("adding");
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
        tell(session, "started", "adding");
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
        tell(session, "started", "adding", "added");
        awaitStates(session, EventState.DELIVERED, 3);
        assertThat(log.replay(of(session))).isEqualTo(3);
        assertThat(types(receiver.awaitEvents(6)))
                .containsExactly("started", "adding", "added", "started", "adding", "added");
    }

    @Test
    void replaysToAReceiverThatWasGone() {
        receiver.answers(410);
        var session = subscribed();
        tell(session, "started", "adding");
        awaitStates(session, EventState.GONE, 2);
        receiver.answers(200);
        assertThat(log.replay(of(session))).isEqualTo(2);
        awaitStates(session, EventState.DELIVERED, 2);
        tell(session, "added");
        awaitStates(session, EventState.DELIVERED, 3);
    }

    @Test
    void countsNoReplayOfWhatWaitsAnyway() {
        receiver.answers(500);
        var session = subscribed();
        tell(session, "started", "adding");
        awaitAttempts(session, 1);
        assertThat(log.replay(of(session))).isZero();
        assertThat(waiting(session)).isEqualTo(2);
    }

    @Test
    void replaysBesideNoEventThatIsBeingSent() {
        var session = subscribed();
        tell(session, "started");
        awaitStates(session, EventState.DELIVERED, 1);
        var read = new CountDownLatch(1);
        receiver.answers(
                request -> {
                    if (request.eventType().equals("adding")) {
                        waitFor(read);
                    }
                    return Answer.of(200);
                });
        tell(session, "adding");
        receiver.awaitEvents(2);
        assertThat(log.replay(of(session))).isEqualTo(1);
        var other = subscribed();
        tell(other, "institutionSupported", "institutionNotSupported");
        awaitStates(other, EventState.DELIVERED, 2);
        assertThat(receiver.eventTypes())
                .containsExactly(
                        "started", "adding", "institutionSupported", "institutionNotSupported");
        read.countDown();
        awaitStates(session, EventState.DELIVERED, 2);
        assertThat(receiver.eventTypes())
                .containsExactly(
                        "started",
                        "adding",
                        "institutionSupported",
                        "institutionNotSupported",
                        "started");
    }

    @Test
    void replaysAtOnceThoughTheSessionWaitsForLong() {
        var session = subscribed();
        tell(session, "started");
        awaitStates(session, EventState.DELIVERED, 1);
        receiver.answers(_ -> Answer.of(503).with("Retry-After", "7200"));
        tell(session, "adding");
        awaitAttempts(session, 2);
        receiver.answers(200);
        assertThat(log.replay(of(session))).isEqualTo(1);
        awaitStates(session, EventState.DELIVERED, 2);
        assertThat(receiver.eventTypes()).containsExactly("started", "adding", "started", "adding");
    }

    /** Sessions that one transaction has locked make others wait. */
    @Test
    void replaysSomeSessionsAtATime() {
        var session = subscribed();
        tell(session, "started");
        awaitStates(session, EventState.DELIVERED, 1);
        var sessions = copied(session, WebhookLog.STREAMS_AT_ONCE);
        whileWaitingFor(
                sessions.getLast(),
                () -> log.replay(ofAll()),
                () -> assertThat(replayed()).isEqualTo(WebhookLog.STREAMS_AT_ONCE));
        receiver.awaitEvents(1 + sessions.size());
        assertThat(replayed()).isEqualTo(sessions.size());
        Await.until(() -> sessions.stream().allMatch(one -> waiting(one) == 0));
    }

    // locks

    @Test
    void locksSessionsInTheirOrderToReplayThem() {
        var sessions = inOrder(IntStream.range(0, 20).mapToObj(_ -> subscribed()));
        sessions.forEach(session -> tell(session, "started"));
        sessions.forEach(session -> awaitStates(session, EventState.DELIVERED, 1));
        whileWaitingFor(
                sessions.getFirst(),
                () -> log.replay(ofAll()),
                () -> assertThat(free(sessions)).isEqualTo(20));
        receiver.awaitEvents(40);
        Await.until(() -> sessions.stream().allMatch(session -> waiting(session) == 0));
    }

    @Test
    void writesDownWhatHasBecomeOfAllSessionsButTheOneThatIsLocked() {
        var answers = new CountDownLatch(1);
        receiver.answers(
                _ -> {
                    waitFor(answers);
                    return Answer.of(200);
                });
        var sessions = IntStream.range(0, 3).mapToObj(_ -> subscribed()).toList();
        sessions.forEach(session -> tell(session, "started"));
        receiver.awaitEvents(3);
        var locked = sessions.get(1);
        transactions.executeWithoutResult(
                _ -> {
                    assertThat(free(List.of(locked))).isOne();
                    answers.countDown();
                    awaitStates(sessions.get(0), EventState.DELIVERED, 1);
                    awaitStates(sessions.get(2), EventState.DELIVERED, 1);
                    assertThat(states(locked)).containsExactly("WAITING");
                });
        awaitStates(locked, EventState.DELIVERED, 1);
        assertThat(attempts(locked)).containsExactly("DELIVERED");
    }

    // a deleted customer

    @Test
    void forgetsWhatACustomersPartnerWasTold() {
        var other = subscribed();
        tell(other, "processing");
        awaitStates(other, EventState.DELIVERED, 1);
        var session = subscribed();
        tell(session, "started");
        awaitStates(session, EventState.DELIVERED, 1);
        receiver.answers(_ -> Answer.of(503).with("Retry-After", "7200"));
        tell(session, "adding", "added");
        awaitAttempts(session, 2);

        webhooks.deleteAllOf(partner.id(), customer(session));

        assertThat(log.list(ofAll(), null, 100).stream().map(event -> event.name().wireName()))
                .containsExactly("processing");
        assertThat(storedAttempts()).isEqualTo(1);
        receiver.answers(200);
        tell(session, "done");
        awaitStates(session, EventState.DELIVERED, 1);
        assertThat(receiver.eventTypes())
                .containsExactly("processing", "started", "adding", "done");
        assertThat(waiting(session)).isZero();
    }

    private int storedAttempts() {
        return jdbc.sql("SELECT count(*) FROM webhook_attempt WHERE partner_id = :partner")
                .param("partner", partner.id().value())
                .query(Integer.class)
                .single();
    }

    // retention

    @Test
    void keepsNothingForEver() {
        var session = subscribed();
        tell(session, "started");
        awaitStates(session, EventState.DELIVERED, 1);
        clock.advance(properties.retention().plusDays(32));
        var later = subscribed();
        tell(later, "started");
        awaitStates(later, EventState.DELIVERED, 1);

        log.dropOld();

        assertThat(storedStreams()).containsExactly(id(later));
        assertThat(storedAttempts()).isOne();
        tell(later, "adding");
        awaitStates(later, EventState.DELIVERED, 2);
    }

    private List<UUID> storedStreams() {
        return jdbc.sql(
                        """
                        SELECT id FROM webhook_stream WHERE partner_id = :partner
                        UNION
                        SELECT stream_id FROM webhook_event WHERE partner_id = :partner
                        """)
                .param("partner", partner.id().value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    // the parts

    private UUID subscribed() {
        return subscribed(URI.create(receiver.url("/hook?id=7")));
    }

    private UUID subscribed(URI url) {
        var session = UUID.randomUUID();
        webhooks.open(stream(session, url), List.of());
        return session;
    }

    private WebhookStream stream(UUID session, URI url) {
        return new WebhookStream(
                WebhookSubject.session(session),
                partner.id(),
                RandomId.hex(32),
                new Receiver(url, ContentType.JSON, Map.of("X-Partner", new Secret("sesame"))));
    }

    /** So many sessions that were told the same, and this one, in order. */
    private List<UUID> copied(UUID session, int copies) {
        var all = Stream.generate(UUID::randomUUID).limit(copies).toList();
        jdbc.sql(
                        """
                        WITH copy AS (
                            INSERT INTO webhook_stream
                                (id, subject_kind, subject_id, partner_id, link_id, url, host,
                                 content_type, created_at, events, waiting, due_at, claims)
                            SELECT copies.id, 'session', copies.session, partner_id, link_id, url,
                                   host, content_type, created_at, 1, 0, due_at, 0
                            FROM webhook_stream AS stream,
                                 unnest(:ids::uuid[], :sessions::text[]) AS copies (id, session)
                            WHERE stream.id = :id
                            RETURNING id
                        )
                        INSERT INTO webhook_event
                        SELECT partner_id, created_at,
                               left(event.id, 14) || left(md5(copy.id::text), 24), copy.id,
                               number, link_id, customer_id, type, body, state, queued_at,
                               tries
                        FROM copy, webhook_event AS event WHERE stream_id = :id
                        """)
                .param("id", id(session))
                .param("ids", all.stream().map(this::id).toArray(UUID[]::new))
                .param("sessions", all.stream().map(UUID::toString).toArray(String[]::new))
                .update();
        return inOrder(Stream.concat(Stream.of(session), all.stream()));
    }

    /** In that of the database, which is not that of Java. */
    private List<UUID> inOrder(Stream<UUID> sessions) {
        return sessions.sorted(Comparator.comparing(session -> id(session).toString())).toList();
    }

    /** What holds once {@code action} waits for a session that another transaction has locked. */
    private void whileWaitingFor(UUID session, Runnable action, Runnable check) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.executeWithoutResult(
                    _ -> {
                        free(List.of(session));
                        threads.execute(action);
                        Await.until(this::makesOthersWait);
                        check.run();
                    });
        }
    }

    private boolean makesOthersWait() {
        return jdbc.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM pg_locks
                            WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))
                        """)
                .query(Boolean.class)
                .single();
    }

    /** How many of them no other transaction has locked; from now on this one has. */
    private int free(List<UUID> sessions) {
        return jdbc.sql(
                        """
                        SELECT id FROM webhook_stream WHERE id IN (:ids)
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("ids", sessions.stream().map(this::id).toList())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .size();
    }

    private int replayed() {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM webhook_event
                        WHERE partner_id = :partner AND queued_at > created_at
                        """)
                .param("partner", partner.id().value())
                .query(Integer.class)
                .single();
    }

    private void tell(UUID session, String... eventTypes) {
        var events = new ArrayList<WebhookEvent>();
        for (var type : eventTypes) {
            events.add(event(customer(session), type));
        }
        webhooks.append(partner.id(), WebhookSubject.session(session), events);
    }

    private static WebhookEvent event(CustomerId customer, String type) {
        return new WebhookEvent(customer, null, name(type), JSON.createObjectNode(), null);
    }

    private static WebhookEventName name(String wireName) {
        return Arrays.stream(WebhookEventName.values())
                .filter(name -> name.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the id of the session's stream. */
    private UUID id(UUID session) {
        return WebhookSubject.session(session).streamId(partner.id());
    }

    private static CustomerId customer(UUID session) {
        return new CustomerId(session.toString());
    }

    private LogQuery of(UUID session) {
        return new LogQuery(
                partner.id(), null, WebhookSubject.session(session), null, null, null, null);
    }

    private LogQuery ofAll() {
        return new LogQuery(partner.id(), null, null, null, null, null, null);
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
        return jdbc.sql("SELECT waiting FROM webhook_stream WHERE id = :id")
                .param("id", id(session))
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

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
