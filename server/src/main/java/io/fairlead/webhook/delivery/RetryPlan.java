package io.fairlead.webhook.delivery;

import io.fairlead.webhook.AttemptOutcome;
import io.fairlead.webhook.DeliveryAttempt;
import io.fairlead.webhook.EventState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The times at which a failed event is sent again: after ever longer waits within the first two
 * minutes, then hourly for 72 hours. Source: {@code docs/compatibility.md}, "Webhooks".
 */
final class RetryPlan {

    private static final List<Duration> FIRST_WAITS =
            List.of(
                    Duration.ofMillis(12),
                    Duration.ofMillis(72),
                    Duration.ofMillis(432),
                    Duration.ofMillis(2_592),
                    Duration.ofMillis(15_552),
                    Duration.ofMillis(93_312));
    private static final Duration LATER_WAIT = Duration.ofHours(1);
    private static final Duration LATER_WAITS_LAST = Duration.ofHours(72);

    /** The wait after a failure of Fairlead itself, in place of the hour. */
    private static final Duration WAIT_AFTER_FAULT = Duration.ofMinutes(2);

    /** Spreads retries, so that receivers that failed together are not asked again together. */
    private static final double JITTER = 0.1;

    /** The time after which an event is given up. */
    static final Duration LIFE = FIRST_WAITS.stream().reduce(LATER_WAITS_LAST, Duration::plus);

    private final RandomGenerator random;

    RetryPlan(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the result of an attempt that ended at {@code now}. */
    DeliveryResult resultOf(ClaimedEvent claimed, DeliveryAttempt attempt, Instant now) {
        return switch (attempt.outcome()) {
            case DELIVERED -> new DeliveryResult(claimed, attempt, EventState.DELIVERED, now);
            case GONE -> new DeliveryResult(claimed, attempt, EventState.GONE, now);
            case REFUSED, UNREACHABLE, FORBIDDEN, UNTRUSTED, TIMED_OUT, BROKEN_OFF, FAULT ->
                    failed(claimed, attempt, now);
        };
    }

    private DeliveryResult failed(ClaimedEvent claimed, DeliveryAttempt attempt, Instant now) {
        var end = claimed.queuedAt().plus(LIFE);
        if (!now.isBefore(end)) {
            return new DeliveryResult(claimed, attempt, EventState.GIVEN_UP, now);
        }
        var next = now.plus(longer(wait(claimed, attempt), attempt.retryAfter()));
        return new DeliveryResult(
                claimed, attempt, EventState.WAITING, next.isBefore(end) ? next : end);
    }

    private Duration wait(ClaimedEvent claimed, DeliveryAttempt attempt) {
        var later = attempt.outcome() == AttemptOutcome.FAULT ? WAIT_AFTER_FAULT : LATER_WAIT;
        var tries = claimed.tries();
        var plain = tries < FIRST_WAITS.size() ? FIRST_WAITS.get(tries) : later;
        var factor = 1 + random.nextDouble(-JITTER, JITTER);
        return Duration.ofNanos(Math.round(plain.toNanos() * factor));
    }

    private static Duration longer(Duration wait, @Nullable Duration asked) {
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }
}
