package io.fairlead.account;

import io.fairlead.connector.LoginKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets one caller at a time, on whichever node, read a login's accounts from the bank. A node tells
 * that it is at work; where one falls silent, the next caller takes its turn.
 */
@Component
class AggregationLease {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final LoginStore logins;
    private final Clock clock;
    private final Set<LoginKey> held = ConcurrentHashMap.newKeySet();

    AggregationLease(LoginStore logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * Does the work; while another is at the login, only waits for the end of that, whose result
     * will do.
     *
     * @param patience how long to wait
     */
    void doOnce(LoginKey login, Duration patience, Runnable work) {
        if (!isDone(login, work)) {
            isTrueWithin(patience, () -> !logins.isAggregating(login, latestSilence()));
        }
    }

    /**
     * Does the work as soon as nobody else is at the login; nothing when it is deleted meanwhile.
     *
     * @param patience how long to wait
     * @throws IllegalStateException when others are at it for longer
     */
    void doInTurn(LoginKey login, Duration patience, Runnable work) {
        if (!isTrueWithin(patience, () -> isDone(login, work) || !logins.exists(login))) {
            throw new IllegalStateException("Others read login " + login.login() + " for too long");
        }
    }

    /** At a fixed rate, because all schedules with a fixed delay share a thread. */
    @Scheduled(fixedRate = 3_000)
    void tellOfWork() {
        held.forEach(login -> logins.keepAggregating(login, clock.instant()));
    }

    private boolean isDone(LoginKey login, Runnable work) {
        if (!logins.startAggregation(login, clock.instant(), latestSilence())) {
            return false;
        }
        held.add(login);
        try {
            work.run();
            return true;
        } finally {
            held.remove(login);
            logins.endAggregation(login);
        }
    }

    private Instant latestSilence() {
        return clock.instant().minus(SILENCE);
    }

    private static boolean isTrueWithin(Duration patience, BooleanSupplier condition) {
        for (var waited = Duration.ZERO;
                waited.compareTo(patience) < 0;
                waited = waited.plus(POLL)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
