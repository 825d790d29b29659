package io.fairlead.webhook;

import io.fairlead.webhook.OutboxStore.Backlog;
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

/** What an operator watches: {@code docs/operations.md}, "Webhooks". */
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

    private final OutboxStore store;
    private final Clock clock;
    private final Map<Outcome, Timer> attempts = new EnumMap<>(Outcome.class);
    private volatile Backlog backlog = new Backlog(0, null);
    private volatile long nextLook = System.nanoTime();

    WebhookMetrics(OutboxStore store, MeterRegistry registry, Clock clock) {
        this.store = store;
        this.clock = clock;
        for (var outcome : Outcome.values()) {
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
                .description("How long the session waits that has waited longest")
                .baseUnit("seconds")
                .register(registry);
    }

    void count(Settled settled) {
        var attempt = settled.attempt();
        Objects.requireNonNull(attempts.get(attempt.outcome())).record(attempt.latency());
    }

    /**
     * The longer the queue is, the more a look at it costs: of the time, the 500th part at most.
     */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT15S")
    void lookAgain() {
        if (System.nanoTime() - nextLook >= 0) {
            look();
        }
    }

    void look() {
        var start = System.nanoTime();
        backlog = store.backlog();
        var end = System.nanoTime();
        nextLook = end + (end - start) * REST;
    }

    private double age() {
        var since = backlog.since();
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }
}
