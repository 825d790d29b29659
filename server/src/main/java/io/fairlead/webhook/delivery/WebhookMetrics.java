package io.fairlead.webhook.delivery;

import io.fairlead.webhook.AttemptOutcome;
import io.fairlead.webhook.delivery.BacklogStore.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The metrics of webhooks for operators: {@code docs/operations.md}, "Webhooks". */
@Component
class WebhookMetrics {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private static final int REST = 500;

    private final BacklogStore store;
    private final Clock clock;
    private final Map<AttemptOutcome, Timer> attempts = new EnumMap<>(AttemptOutcome.class);
    private volatile Backlog backlog = new Backlog(0, null);
    private volatile long nextReading = System.nanoTime();

    WebhookMetrics(BacklogStore store, MeterRegistry registry, Clock clock) {
        this.store = store;
        this.clock = clock;
        for (var outcome : AttemptOutcome.values()) {
            attempts.put(
                    outcome,
                    Timer.builder("fairlead.webhook.attempts")
                            .description("Requests to receivers, by what came of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(BOUNDS)
                            .register(registry));
        }
        Gauge.builder("fairlead.webhook.queue.depth", () -> backlog.events())
                .description("Events that are to be sent, for the first time or again")
                .register(registry);
        Gauge.builder("fairlead.webhook.queue.age", this::age)
                .description("How long the oldest waiting stream has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    void count(DeliveryResult result) {
        var attempt = result.attempt();
        Objects.requireNonNull(attempts.get(attempt.outcome())).record(attempt.latency());
    }

    /**
     * Reads the backlog, which costs more the longer the queue is, for at most the 500th part of
     * the time.
     */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT15S")
    void readBacklogWhenDue() {
        if (System.nanoTime() - nextReading >= 0) {
            readBacklog();
        }
    }

    void readBacklog() {
        var start = System.nanoTime();
        backlog = store.backlog();
        var end = System.nanoTime();
        nextReading = end + (end - start) * REST;
    }

    private double age() {
        var since = backlog.since();
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }
}
