package io.fairlead.shared.work;

import io.fairlead.shared.database.DatabaseFailure;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives the items of queues to their workers. Each item is claimed with a lease; when this node
 * stops, the items it works on can be claimed at once. A queue is looked at twice a second, and as
 * soon as places are free while it is known to have more.
 */
@Component
class WorkDispatcher {

    private static final Logger log = LoggerFactory.getLogger(WorkDispatcher.class);

    /** Into how many claims the refilling of all places is divided, at most. */
    private static final int CLAIMS_OF_A_ROUND = 4;

    private static final Duration PAUSE_WITHOUT_DATABASE = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final List<Line> lines;
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
        this.store = store;
        this.leases = heartbeats.leases(store);
        this.clock = clock;
        this.lines = queues.stream().map(Line::new).toList();
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void poll() {
        lines.forEach(Line::poll);
    }

    @SuppressWarnings("CatchingUnchecked") // a worker's last resort
    private void work(QueueWorker queue, WorkItem item) {
        try {
            record(item, queue.work(item, () -> leases.holds(item)));
        } catch (RuntimeException e) {
            if (leases.holds(item)) {
                record(item, new WorkResult.TryAgain(clock.instant().plus(pauseAfter(item, e))));
            }
        }
    }

    /** A database that was away for a moment is no fault of the work. */
    private static Duration pauseAfter(WorkItem item, RuntimeException failure) {
        if (DatabaseFailure.isUnavailable(failure)) {
            log.warn(
                    "{} of queue {} waits for the database: {}",
                    item.subject(),
                    item.queue(),
                    failure.toString());
            return PAUSE_WITHOUT_DATABASE;
        }
        log.error("{} of queue {} failed", item.subject(), item.queue(), failure);
        return pause(item);
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
        lines.forEach(Line::close);
        leases.held().forEach(leases::release);
    }

    /** A queue and those of this node who work at it. */
    private final class Line {

        private final QueueWorker queue;
        private final Workers workers;
        private final Lock claiming = new ReentrantLock();
        private volatile boolean hasMore;

        Line(QueueWorker queue) {
            this.queue = queue;
            this.workers = new Workers(queue::atOnce);
        }

        void poll() {
            claiming.lock();
            try {
                claim(workers.free());
            } finally {
                claiming.unlock();
            }
        }

        private void claim(int free) {
            if (free == 0) {
                return;
            }
            var items =
                    store.claim(
                            queue.queue(),
                            clock.instant(),
                            leases.now(),
                            leases.heartbeatBefore(),
                            free);
            hasMore = items.size() == free;
            for (var item : items) {
                leases.hold(item);
                workers.start(() -> work(queue, item), this::refill);
            }
        }

        /** Fills several places with one claim, unless there are few. */
        @SuppressWarnings("CatchingUnchecked") // a worker's last resort
        private void refill() {
            if (!hasMore || workers.free() < Math.ceilDiv(queue.atOnce(), CLAIMS_OF_A_ROUND)) {
                return;
            }
            try {
                poll();
            } catch (RuntimeException e) {
                log.warn("Queue {} will be looked at later: {}", queue.queue(), e.toString());
            }
        }

        void close() {
            workers.close();
        }
    }
}
