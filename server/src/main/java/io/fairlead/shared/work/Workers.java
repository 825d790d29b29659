package io.fairlead.shared.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Does work on virtual threads, and tells how much more of it may be started. */
public final class Workers {

    private final IntSupplier atOnce;
    private final AtomicInteger working = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Workers of whom at most {@code atOnce} shall work at the same time. */
    public Workers(int atOnce) {
        this(() -> atOnce);
    }

    /** Workers of whom so many shall work at the same time as is said at each moment. */
    Workers(IntSupplier atOnce) {
        this.atOnce = atOnce;
    }

    /** How much work can be started now; none once the workers are closed. */
    public int free() {
        return threads.isShutdown() ? 0 : Math.max(0, atOnce.getAsInt() - working.get());
    }

    /** Starts work; whoever starts it has asked how much of it {@link #free} permits. */
    public void start(Runnable work) {
        start(work, () -> {});
    }

    /** Starts work, and something else as soon as its place is free again. */
    void start(Runnable work, Runnable whenFree) {
        working.incrementAndGet();
        threads.execute(
                () -> {
                    try {
                        work.run();
                    } finally {
                        working.decrementAndGet();
                        whenFree.run();
                    }
                });
    }

    /** Starts nothing any more. */
    public void close() {
        threads.shutdown();
    }

    /** Waits for the end of what was started. */
    public void awaitEnd(Duration longest) throws InterruptedException {
        threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
