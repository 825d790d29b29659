package io.fairlead.link;

import io.fairlead.shared.database.DatabaseFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Group commit: callers hand in rows, one thread writes all that wait in one statement and one
 * commit, and every caller goes on only after the commit that holds its row. Under load the
 * database thus flushes its log once for many links; alone, a link is written at once.
 *
 * <p>A batch that the database refuses is written again in halves, so that a bad row fails alone.
 * While the database is away, a batch fails as a whole: each attempt waits for a connection. One
 * that falls silent is given up by its connection; callers wait no longer than that, also those of
 * later batches. A full queue pushes back. {@link #close} writes what waits and then ends: Spring
 * calls it after the web server has ended and before the connection pool does.
 */
@Component
final class LinkWriter implements AutoCloseable {

    private static final Duration LONGEST_WAIT_FOR_A_PLACE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT_FOR_A_COMMIT = Duration.ofSeconds(4);

    private final Function<List<LinkStore.NewRow>, Set<LinkId>> insert;
    private final BlockingQueue<QueuedRow> queue;
    private final int batchSize;
    private final Duration patience;
    private final Thread thread;
    private volatile List<QueuedRow> beingWritten = List.of();
    private volatile boolean closed;

    @Autowired
    LinkWriter(LinkStore store, LinkProperties properties) {
        this(
                store::insert,
                properties.queueCapacity(),
                properties.batchSize(),
                LONGEST_WAIT_FOR_A_COMMIT);
    }

    /**
     * @param insert writes rows durably in one transaction and says which of them it wrote; it
     *     leaves out rows whose customer does not exist
     * @param patience how long callers wait for a commit
     */
    LinkWriter(
            Function<List<LinkStore.NewRow>, Set<LinkId>> insert,
            int queueCapacity,
            int batchSize,
            Duration patience) {
        this.patience = patience;
        this.insert = insert;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.batchSize = batchSize;
        this.thread = Thread.ofPlatform().name("link-writer").start(this::writeUntilClosed);
    }

    /** What became of a row. */
    enum Written {
        DURABLY,
        /** There is no such customer; nothing was written. */
        CUSTOMER_UNKNOWN,
        /** The queue is full, or the server is stopping; nothing was written. */
        NOT_NOW
    }

    /**
     * Writes the row and returns after its commit.
     *
     * @throws RuntimeException what the database said against this row, or that it is away. Then
     *     the row may have been written all the same
     * @throws CompletionException with the error that hit this row's batch as its cause
     */
    Written write(LinkStore.NewRow row) throws InterruptedException {
        var waiting = new QueuedRow(row, System.nanoTime(), new CompletableFuture<>());
        if (closed || !offer(waiting) || (closed && queue.remove(waiting))) {
            return Written.NOT_NOW;
        }
        try {
            // Without a limit of its own: a timer for each row costs more than the row
            // (giveUpLate).
            return waiting.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Sends away the callers who have waited too long. */
    @Scheduled(fixedDelayString = "PT0.2S")
    public void giveUpLate() {
        var now = System.nanoTime();
        for (var waiting : queue) {
            if (isLate(waiting, now) && queue.remove(waiting)) {
                waiting.result().complete(Written.NOT_NOW);
            }
        }
        var late = beingWritten.stream().filter(waiting -> isLate(waiting, now)).toList();
        fail(late, new DataAccessResourceFailureException("A link was not committed in time"));
    }

    private boolean isLate(QueuedRow waiting, long now) {
        return now - waiting.since() > patience.toNanos();
    }

    /** Rows that wait for the next commit. */
    int queued() {
        return queue.size();
    }

    private boolean offer(QueuedRow waiting) throws InterruptedException {
        return queue.offer(waiting)
                || queue.offer(waiting, LONGEST_WAIT_FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whatever befalls a batch, the thread lives on: nobody else writes links. */
    private void writeUntilClosed() {
        var batch = new ArrayList<QueuedRow>(batchSize);
        while (!closed || !queue.isEmpty()) {
            try {
                if (take(batch)) {
                    beingWritten = List.copyOf(batch);
                    write(batch);
                }
            } catch (Error e) {
                fail(batch, e);
            } finally {
                beingWritten = List.of();
                batch.clear();
            }
        }
    }

    private boolean take(List<QueuedRow> batch) {
        try {
            var first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            batch.add(first);
            queue.drainTo(batch, batchSize - 1);
            return true;
        } catch (InterruptedException _) {
            closed = true;
            return false;
        }
    }

    // Whatever goes wrong must reach the callers.
    @SuppressWarnings("CatchingUnchecked")
    private void write(List<QueuedRow> batch) {
        try {
            var written = new HashSet<>(insert.apply(batch.stream().map(QueuedRow::row).toList()));
            batch.forEach(
                    waiting ->
                            waiting.result()
                                    .complete(
                                            written.contains(waiting.row().link().id())
                                                    ? Written.DURABLY
                                                    : Written.CUSTOMER_UNKNOWN));
        } catch (Error e) {
            fail(batch, e);
        } catch (Exception e) {
            if (batch.size() == 1 || DatabaseFailure.isUnavailable(e)) {
                fail(batch, e);
            } else {
                var middle = batch.size() / 2;
                write(batch.subList(0, middle));
                write(batch.subList(middle, batch.size()));
            }
        }
    }

    private static void fail(List<QueuedRow> batch, Throwable reason) {
        batch.forEach(waiting -> waiting.result().completeExceptionally(reason));
    }

    /** Refuses new rows, writes those that wait, and ends the thread. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private record QueuedRow(LinkStore.NewRow row, long since, CompletableFuture<Written> result) {}
}
