package io.fairlead.shared.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does work on virtual threads, only so much of it at once. */
public final class Workers {

    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Workers of whom at most {@code atOnce} work at the same time. */
    public Workers(int atOnce) {
        places = new Semaphore(atOnce);
    }

    /** How much work can be started now; none once the workers are closed. */
    public int free() {
        return threads.isShutdown() ? 0 : places.availablePermits();
    }

    /** Starts work, as soon as there is a place. */
    public void start(Runnable work) {
        places.acquireUninterruptibly();
        threads.execute(
                () -> {
                    try {
                        work.run();
                    } finally {
                        places.release();
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
