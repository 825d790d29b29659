package io.fairlead.shared.work;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread or node does, by looking again and again. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * Waits until a condition holds. An interrupt ends the wait.
     *
     * @return whether it holds
     */
    public static boolean until(Duration longest, BooleanSupplier condition) {
        return until(longest, PAUSE, condition::getAsBoolean, holds -> holds);
    }

    /**
     * Looks until what is seen is enough. An interrupt ends the wait.
     *
     * @param pause between two looks
     * @return what was seen last
     */
    public static <T> T until(
            Duration longest, Duration pause, Supplier<T> look, Predicate<T> enough) {
        var deadline = System.nanoTime() + longest.toNanos();
        var seen = look.get();
        while (!enough.test(seen) && System.nanoTime() < deadline && slept(pause)) {
            seen = look.get();
        }
        return seen;
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
