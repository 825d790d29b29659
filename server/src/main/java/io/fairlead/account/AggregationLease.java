package io.fairlead.account;

import io.fairlead.connector.LoginKey;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets one caller at a time, on whichever node, read a login's accounts from the bank. Who comes
 * meanwhile waits for the end of that and has its result.
 */
@Component
class AggregationLease {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Longer than any aggregation takes, as the calls to the bank end before. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final LoginStore logins;
    private final Clock clock;

    AggregationLease(LoginStore logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * Does the work, or waits while another does it.
     *
     * @param patience how long to wait
     * @return false when the other has not ended by then
     */
    boolean doOnce(LoginKey login, Duration patience, Runnable work) {
        return hold(
                login,
                () -> {
                    work.run();
                    return true;
                },
                () -> waitForOther(login, patience));
    }

    /** Does the work when nobody else is at it, else what is given for that case. */
    <T> T hold(LoginKey login, Supplier<T> work, Supplier<T> otherwise) {
        var now = clock.instant();
        if (!logins.startAggregation(login, now, now.minus(LONGEST))) {
            return otherwise.get();
        }
        try {
            return work.get();
        } finally {
            logins.endAggregation(login);
        }
    }

    private boolean waitForOther(LoginKey login, Duration patience) {
        for (var waited = Duration.ZERO;
                waited.compareTo(patience) < 0;
                waited = waited.plus(POLL)) {
            if (!logins.isAggregating(login, clock.instant().minus(LONGEST))) {
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
