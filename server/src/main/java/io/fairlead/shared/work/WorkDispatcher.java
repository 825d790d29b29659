package io.fairlead.shared.work;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives the items of queues to their workers. Each item is claimed with a lease; when this node
 * stops, the items it works on can be claimed at once.
 */
@Component
class WorkDispatcher {

    private static final Logger log = LoggerFactory.getLogger(WorkDispatcher.class);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Map<QueueWorker, Workers> queues;
    private final WorkQueueStore store;
    private final Leases<WorkItem> leases;
    private final Clock clock;

    @Autowired
    WorkDispatcher(
            ObjectProvider<QueueWorker> queues,
            WorkQueueStore store,
            Heartbeats heartbeats,
            Clock clock) {
        this(queues.stream().toList(), store, heartbeats, clock);
    }

    WorkDispatcher(
            List<QueueWorker> queues, WorkQueueStore store, Heartbeats heartbeats, Clock clock) {
        this.queues =
                queues.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), queue -> new Workers(queue.atOnce())));
        this.store = store;
        this.leases = heartbeats.leases(store);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void poll() {
        queues.forEach(this::poll);
    }

    private void poll(QueueWorker queue, Workers workers) {
        var free = workers.free();
        if (free == 0) {
            return;
        }
        for (var item :
                store.claim(queue.queue(), clock.instant(), leases.heartbeatBefore(), free)) {
            leases.hold(item);
            workers.start(() -> work(queue, item));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a worker's last resort
    private void work(QueueWorker queue, WorkItem item) {
        try {
            record(item, queue.work(item, () -> leases.holds(item)));
        } catch (RuntimeException e) {
            if (leases.holds(item)) {
                log.error("{} of queue {} failed", item.subject(), item.queue(), e);
                record(item, new WorkResult.TryAgain(clock.instant().plus(pause(item))));
            }
        }
    }

    private void record(WorkItem item, WorkResult result) {
        if (!leases.holds(item)) {
            return;
        }
        try {
            switch (result) {
                case WorkResult.Done() -> {
                    if (!store.delete(item)) {
                        leases.release(item);
                    }
                }
                case WorkResult.TryAgain(var dueAt) -> store.tryAgain(item, dueAt);
            }
        } finally {
            // Without the database, too: then another node begins it anew.
            leases.forget(item);
        }
    }

    /** Doubles with every attempt. */
    private static Duration pause(WorkItem item) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(item.attempts() - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Hands back what is not done: another node, or this one after its restart, begins it anew. */
    @PreDestroy
    void close() {
        queues.values().forEach(Workers::close);
        leases.held().forEach(leases::release);
    }
}
