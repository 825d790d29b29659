package io.fairlead.shared.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.shared.api.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How often something may be done for a key on this node. So many times at once, and from then on
 * as often as places come free again, evenly.
 *
 * @param <K> for whom it is counted
 */
public final class Rate<K> {

    private static final int MOST_KEYS = 20_000;

    private final String what;
    private final long most;
    private final Duration period;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets;

    /**
     * @param what what is done, in the plural, as callers read it
     * @param most how often in the period
     * @param clock that never goes back
     */
    public Rate(String what, long most, Duration period, InstantSource clock) {
        this.what = what;
        this.most = most;
        this.period = period;
        this.time = new Meter(clock);
        // After a period at rest a bucket is full again, as a new one is.
        this.buckets =
                Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(period).build();
    }

    /**
     * Counts one time.
     *
     * @throws io.fairlead.shared.api.ProblemException when it was one too many
     */
    public void take(K key) {
        var probe = buckets.get(key, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.tooMany(what, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                .withCustomTimePrecision(time)
                .build();
    }

    /** A clock, as buckets read it. */
    private record Meter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
