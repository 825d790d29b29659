package io.fairlead.postgres;

import io.fairlead.shared.database.DatabaseUnavailableException;
import java.io.IOException;
import java.time.Duration;

/** Stops a postmaster: politely, then firmly, then by force. */
final class Termination {

    /** Disconnects everybody, writes everything down and ends. */
    private static final String FAST = "INT";

    /** Ends at once; the next start recovers from the write-ahead log. */
    private static final String IMMEDIATE = "QUIT";

    private Termination() {}

    static void stop(ProcessHandle postmaster) throws IOException, InterruptedException {
        if (!endsAfter(FAST, postmaster, Duration.ofSeconds(30))
                && !endsAfter(IMMEDIATE, postmaster, Duration.ofSeconds(5))
                && !endsAfter("KILL", postmaster, Duration.ofSeconds(5))) {
            throw new DatabaseUnavailableException(
                    "PostgreSQL (process %d) cannot be stopped: stop it by hand and start Fairlead again."
                            .formatted(postmaster.pid()));
        }
    }

    private static boolean endsAfter(String signal, ProcessHandle process, Duration limit)
            throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        var deadline = System.nanoTime() + limit.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(Duration.ofMillis(10));
        }
        return true;
    }
}
