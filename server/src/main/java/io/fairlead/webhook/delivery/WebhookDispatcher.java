package io.fairlead.webhook.delivery;

import static java.util.Comparator.comparing;

import io.fairlead.shared.database.DatabaseFailure;
import io.fairlead.webhook.DeliveryAttempt;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.WebhookProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends queued webhook events. One thread claims due events and records results, many at once in
 * either direction; each delivery has a virtual thread of its own. Any number of nodes do so at the
 * same time: when a node dies, another takes over after the lease has ended, and sends again what
 * was in flight.
 */
@Component
public class WebhookDispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);

    /**
     * The longest sleep of the dispatcher; it sees other nodes' events after twice that at most.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** The delay after a wake-up, so that events that come together are claimed together. */
    private static final Duration GATHERING = Duration.ofMillis(5);

    private static final int MOST_AT_ONCE = 256;
    private static final Duration LEASE_BEYOND_ATTEMPT = Duration.ofSeconds(20);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final DeliveryStore store;
    private final WebhookSender sender;
    private final WebhookProperties properties;
    private final WebhookMetrics metrics;
    private final Clock clock;
    private final RetryPlan plan = new RetryPlan(new Random());

    private final Semaphore signal = new Semaphore(0);
    private final BlockingQueue<DeliveryResult> results = new LinkedBlockingQueue<>();
    private final HostQueues queues;

    /** Deliveries that failed here and are due again soon; only the dispatcher's thread uses it. */
    private final Queue<Retry> retries = new PriorityQueue<>(comparing(Retry::dueAt));

    private record Retry(Instant dueAt, String host) {}

    /** Results whose streams were locked; only the dispatcher's thread uses it. */
    private final List<DeliveryResult> deferred = new ArrayList<>();

    private volatile boolean running;
    private @Nullable Thread thread;

    WebhookDispatcher(
            DeliveryStore store,
            WebhookSender sender,
            WebhookProperties properties,
            WebhookMetrics metrics,
            Clock clock) {
        this.store = store;
        this.sender = sender;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        this.queues = new HostQueues(properties.perHost());
    }

    /** Wakes the dispatcher up to poll all hosts. */
    public void wakeUp() {
        queues.pollAll();
        signal.release();
    }

    /** Wakes the dispatcher up to poll a host. */
    public void wakeUp(String host) {
        queues.poll(host);
        signal.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("webhook-dispatcher").start(this::work);
    }

    /** Stops claiming, and waits for the deliveries in flight. */
    @Override
    public void stop() {
        running = false;
        wakeUp();
        try {
            if (thread != null) {
                thread.join(LONGEST_STOP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @SuppressWarnings("CatchingUnchecked") // the dispatcher must go on after any fault
    private void work() {
        while (running || queues.sending() > 0 || !results.isEmpty() || !deferred.isEmpty()) {
            try {
                recordResults();
                var more = running && claim();
                if (!more && results.isEmpty()) {
                    pause();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException | Error e) {
                log.atLevel(DatabaseFailure.level(e))
                        .setCause(e)
                        .log("Webhooks cannot be sent; trying again");
                pauseAfterFault();
            }
        }
    }

    /** Claims and sends due events; returns whether more may be due at once. */
    private boolean claim() {
        var most = Math.min(properties.inFlight() - queues.sending(), MOST_AT_ONCE);
        if (most <= 0) {
            return false;
        }
        if (queues.takesPollOfAll()) {
            queues.pollFromStart(store.hosts());
        }
        var polls = queues.nextPolls();
        if (polls.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var lease = properties.attemptTimeout().plus(LEASE_BEYOND_ATTEMPT);
        var claimed = store.claim(now, lease, polls, most);
        var all = claimed.size() == most;
        queues.notePolls(polls, claimed, all, now);
        claimed.forEach(this::send);
        return all;
    }

    private void send(ClaimedEvent claimed) {
        queues.sends(claimed);
        Thread.startVirtualThread(
                () -> {
                    try {
                        attempt(claimed)
                                .map(made -> plan.resultOf(claimed, made, clock.instant()))
                                .ifPresent(results::add);
                    } finally {
                        queues.hasSent(claimed);
                        signal.release();
                    }
                });
    }

    /**
     * Makes an attempt; a fault of Fairlead is a failed attempt like any other. None without the
     * database: the event is sent after its lease.
     */
    @SuppressWarnings("CatchingUnchecked")
    private Optional<DeliveryAttempt> attempt(ClaimedEvent claimed) {
        try {
            return Optional.of(
                    sender.send(
                            claimed.partner(),
                            store.receiver(claimed),
                            claimed.event(),
                            claimed.body(),
                            properties.attemptTimeout()));
        } catch (RuntimeException e) {
            log(DatabaseFailure.level(e), claimed)
                    .setCause(e)
                    .log("Event {} cannot be sent", claimed.event().value());
            return DatabaseFailure.isUnavailable(e)
                    ? Optional.empty()
                    : Optional.of(DeliveryAttempt.fault(clock.instant()));
        }
    }

    /** Records one result of each stream at a time: a lease that ended may have led to two. */
    private void recordResults() {
        var ended = new ArrayList<>(deferred);
        deferred.clear();
        results.drainTo(ended, MOST_AT_ONCE);
        var done = new LinkedHashMap<UUID, DeliveryResult>();
        for (var one : ended) {
            if (done.putIfAbsent(one.claimed().stream(), one) != null) {
                deferred.add(one);
            }
        }
        if (!done.isEmpty()) {
            recordResults(List.copyOf(done.values()));
        }
    }

    /** Records results; an event without a recorded result is sent again after its lease. */
    @SuppressWarnings("CatchingUnchecked")
    private void recordResults(List<DeliveryResult> done) {
        try {
            var locked = store.record(done);
            for (var one : done) {
                if (locked.contains(one.claimed().stream())) {
                    deferred.add(one);
                } else {
                    report(one);
                }
            }
        } catch (RuntimeException e) {
            if (done.size() == 1) {
                var claimed = done.getFirst().claimed();
                log(DatabaseFailure.level(e), claimed)
                        .setCause(e)
                        .log("The result of event {} cannot be recorded", claimed.event().value());
            } else {
                done.forEach(one -> recordResults(List.of(one)));
            }
        }
    }

    private void report(DeliveryResult one) {
        metrics.count(one);
        var claimed = one.claimed();
        queues.poll(claimed.host()); // its next event can be claimed from now on
        log(one.state() == EventState.DELIVERED ? Level.DEBUG : Level.INFO, claimed)
                .log(
                        "Event {} ({}) of {} {}: attempt {} was {} ({}), now {}",
                        claimed.event().value(),
                        claimed.name().wireName(),
                        claimed.subject().kind(),
                        claimed.subject().id(),
                        claimed.tries() + 1,
                        one.attempt().outcome(),
                        one.attempt().status(),
                        one.state());
        if (one.state() == EventState.WAITING
                && one.dueAt().isBefore(clock.instant().plus(LONGEST_PAUSE))) {
            retries.add(new Retry(one.dueAt(), claimed.host()));
        }
    }

    private static LoggingEventBuilder log(Level level, ClaimedEvent claimed) {
        return log.atLevel(level)
                .addKeyValue(claimed.subject().kind(), claimed.subject().id())
                .addKeyValue("event", claimed.event().value());
    }

    /** Sleeps until an event may be due. */
    private void pause() throws InterruptedException {
        var now = clock.instant();
        while (!retries.isEmpty() && !retries.peek().dueAt().isAfter(now)) {
            wakeUp(retries.remove().host());
        }
        var longest = deferred.isEmpty() ? LONGEST_PAUSE : GATHERING;
        var next = retries.isEmpty() ? longest : Duration.between(now, retries.peek().dueAt());
        var pause = next.compareTo(longest) < 0 ? next : longest;
        if (signal.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            if (!queues.isPressed()) {
                Thread.sleep(GATHERING);
            }
            signal.drainPermits();
        }
    }

    private static void pauseAfterFault() {
        try {
            Thread.sleep(LONGEST_PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
