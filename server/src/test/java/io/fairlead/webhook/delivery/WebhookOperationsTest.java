package io.fairlead.webhook.delivery;

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
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.WebhookEvent;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.outbox.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of webhooks: metrics, and a log that names events and shows none. */
@FairleadTest
@ExtendWith(OutputCaptureExtension.class)
class WebhookOperationsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Webhooks webhooks;
    private final WebhookMetrics metrics;
    private final MeterRegistry registry;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final TestPartner partner;
    private final WebhookReceiver receiver = WebhookReceiver.started();

    WebhookOperationsTest(
            Webhooks webhooks,
            WebhookMetrics metrics,
            MeterRegistry registry,
            JdbcClient jdbc,
            MovableClock clock,
            FairleadServer server) {
        this.webhooks = webhooks;
        this.metrics = metrics;
        this.registry = registry;
        this.jdbc = jdbc;
        this.clock = clock;
        this.partner = server.newPartner();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void countsAttemptsByWhatCameOfThem() {
        var refused = attempts("refused");
        var delivered = attempts("delivered");
        receiver.answers(_ -> Answer.of(receiver.events().size() > 1 ? 200 : 500));
        subscribed(1);
        Await.until(() -> attempts("delivered") > delivered);
        assertThat(attempts("refused")).isGreaterThan(refused);
    }

    @Test
    void tellsHowMuchWaitsAndForHowLong() {
        receiver.answers(_ -> Answer.of(503).with("Retry-After", "7200"));
        subscribed(2);
        receiver.awaitEvents(1);
        Await.until(
                () -> {
                    metrics.readBacklog();
                    return gauge("fairlead.webhook.queue.depth") == waiting();
                });
        assertThat(gauge("fairlead.webhook.queue.depth")).isGreaterThanOrEqualTo(2);
        clock.advance(Duration.ofMinutes(10));
        assertThat(gauge("fairlead.webhook.queue.age")).isGreaterThanOrEqualTo(600);
    }

    @Test
    void logsWhichEventFailedAndNothingOfWhatItSays(CapturedOutput output) {
        receiver.answers(_ -> Answer.of(503).with("Retry-After", "7200").saying("not-today"));
        var session = subscribed(1);
        var event = receiver.awaitEvents(1).getFirst().eventId();
        Await.until(() -> output.getAll().contains("of session " + session));
        assertThat(output.getAll())
                .contains("Event " + event)
                .contains("attempt 1 was REFUSED (503), now WAITING")
                .doesNotContain(
                        "open-sesame", "a-balance-of-4711", "hook-of-the-partner", "not-today");
    }

    private UUID subscribed(int events) {
        var session = UUID.randomUUID();
        var payload = JSON.createObjectNode().put("secret", "a-balance-of-4711");
        var notice =
                new WebhookEvent(
                        new CustomerId(session.toString()),
                        null,
                        WebhookEventName.STARTED,
                        payload,
                        null);
        webhooks.open(
                new WebhookStream(
                        WebhookSubject.session(session),
                        partner.id(),
                        RandomId.hex(32),
                        new Receiver(
                                URI.create(receiver.url("/hook-of-the-partner")),
                                ContentType.JSON,
                                Map.of("X-Partner", new Secret("open-sesame")))),
                Collections.nCopies(events, notice));
        return session;
    }

    private long attempts(String outcome) {
        return registry.get("fairlead.webhook.attempts").tag("outcome", outcome).timer().count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double waiting() {
        return jdbc.sql("SELECT count(*) FROM webhook_event WHERE state = 'WAITING'")
                .query(Long.class)
                .single();
    }
}
