package io.fairlead.webhook;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * Sends what waits. One thread takes work from the queue and writes down what has come of it, many
 * at once in either direction; each delivery has a virtual thread of its own. Any number of nodes
 * do so at the same time: where one dies, another takes over when its lease is over, and what was
 * in flight is sent twice.
 */
@Component
class Courier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /**
     * How long the courier sleeps at most; other nodes' events are seen after twice that at most.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** So much later, for what comes together to be taken together. */
    private static final Duration GATHERING = Duration.ofMillis(5);

    private static final int MOST_AT_ONCE = 256;
    private static final Duration LEASE_BEYOND_ATTEMPT = Duration.ofSeconds(20);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final DeliveryStore store;
    private final Sender sender;
    private final WebhookProperties properties;
    private final WebhookMetrics metrics;
    private final Clock clock;
    private final RetryPlan plan = new RetryPlan(new Random());

    private final Semaphore bell = new Semaphore(0);
    private final BlockingQueue<Settled> settled = new LinkedBlockingQueue<>();
    private final HostQueues queues;

    /** What has failed here and is due again soon; of the one thread only. */
    private final Queue<Retry> retries = new PriorityQueue<>(comparing(Retry::dueAt));

    private record Retry(Instant dueAt, String host) {}

    /** What could not be written down yet, because somebody was at its session; likewise. */
    private final List<Settled> held = new ArrayList<>();

    private volatile boolean running;
    private @Nullable Thread thread;

    Courier(
            DeliveryStore store,
            Sender sender,
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

    /** Something may be due, at whatever host. */
    void wake() {
        queues.lookEverywhere();
        bell.release();
    }

    /** Something may be due at a host. */
    void wake(String host) {
        queues.lookAt(host);
        bell.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("webhook-courier").start(this::work);
    }

    /** Takes no more work, and waits for what is in flight. */
    @Override
    public void stop() {
        running = false;
        wake();
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

    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong, webhooks are to go on
    private void work() {
        while (running || queues.sending() > 0 || !settled.isEmpty() || !held.isEmpty()) {
            try {
                writeDown();
                var more = running && claim();
                if (!more && settled.isEmpty()) {
                    pause();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("Webhooks cannot be sent; trying again", e);
                pauseAfterFault();
            }
        }
    }

    /** Sends what is due; tells whether more may be due at once. */
    private boolean claim() {
        var most = Math.min(properties.inFlight() - queues.sending(), MOST_AT_ONCE);
        if (most <= 0) {
            return false;
        }
        if (queues.takesLookEverywhere()) {
            queues.lookAtAll(store.hosts());
        }
        var looks = queues.take();
        if (looks.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var lease = properties.attemptTimeout().plus(LEASE_BEYOND_ATTEMPT);
        var claimed = store.claim(now, lease, looks, most);
        var all = claimed.size() == most;
        queues.note(looks, claimed, all, now);
        claimed.forEach(this::send);
        return all;
    }

    private void send(Claimed claimed) {
        queues.sends(claimed);
        Thread.startVirtualThread(
                () -> {
                    try {
                        settled.add(plan.settle(claimed, attempt(claimed), clock.instant()));
                    } finally {
                        queues.hasSent(claimed);
                        bell.release();
                    }
                });
    }

    /** A fault of ours is an attempt that failed, like any other. */
    @SuppressWarnings("CatchingUnchecked")
    private Attempt attempt(Claimed claimed) {
        try {
            return sender.send(
                    claimed.partner(),
                    store.receiver(claimed),
                    claimed.event(),
                    claimed.body(),
                    properties.attemptTimeout());
        } catch (RuntimeException e) {
            log(Level.ERROR, claimed)
                    .setCause(e)
                    .log("Event {} cannot be sent", claimed.event().value());
            return new Attempt(clock.instant(), Outcome.FAULT, null, Duration.ZERO, null, null);
        }
    }

    /** One attempt of a session at a time: after a lease has ended two may have come of it. */
    private void writeDown() {
        var ended = new ArrayList<>(held);
        held.clear();
        settled.drainTo(ended, MOST_AT_ONCE);
        var done = new LinkedHashMap<UUID, Settled>();
        for (var one : ended) {
            if (done.putIfAbsent(one.claimed().session(), one) != null) {
                held.add(one);
            }
        }
        if (!done.isEmpty()) {
            writeDown(List.copyOf(done.values()));
        }
    }

    /** What cannot be written down is sent again when its lease is over. */
    @SuppressWarnings("CatchingUnchecked")
    private void writeDown(List<Settled> done) {
        try {
            var locked = store.record(done);
            for (var one : done) {
                if (locked.contains(one.claimed().session())) {
                    held.add(one);
                } else {
                    tell(one);
                }
            }
        } catch (RuntimeException e) {
            if (done.size() == 1) {
                var claimed = done.getFirst().claimed();
                log(Level.ERROR, claimed)
                        .setCause(e)
                        .log(
                                "What became of event {} cannot be written down",
                                claimed.event().value());
            } else {
                done.forEach(one -> writeDown(List.of(one)));
            }
        }
    }

    private void tell(Settled one) {
        metrics.count(one);
        var claimed = one.claimed();
        queues.lookAt(claimed.host()); // its next event can be taken from now on
        log(one.state() == EventState.DELIVERED ? Level.DEBUG : Level.INFO, claimed)
                .log(
                        "Event {} ({}) of session {}: attempt {} was {} ({}), now {}",
                        claimed.event().value(),
                        claimed.eventType(),
                        claimed.session(),
                        claimed.tries() + 1,
                        one.attempt().outcome(),
                        one.attempt().status(),
                        one.state());
        if (one.state() == EventState.WAITING
                && one.dueAt().isBefore(clock.instant().plus(LONGEST_PAUSE))) {
            retries.add(new Retry(one.dueAt(), claimed.host()));
        }
    }

    private static LoggingEventBuilder log(Level level, Claimed claimed) {
        return LOG.atLevel(level)
                .addKeyValue("session", claimed.session())
                .addKeyValue("event", claimed.event().value());
    }

    /** Until something may be due. */
    private void pause() throws InterruptedException {
        var now = clock.instant();
        while (!retries.isEmpty() && !retries.peek().dueAt().isAfter(now)) {
            wake(retries.remove().host());
        }
        var longest = held.isEmpty() ? LONGEST_PAUSE : GATHERING;
        var next = retries.isEmpty() ? longest : Duration.between(now, retries.peek().dueAt());
        var pause = next.compareTo(longest) < 0 ? next : longest;
        if (bell.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            if (!queues.isPressed()) {
                Thread.sleep(GATHERING);
            }
            bell.drainPermits();
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
