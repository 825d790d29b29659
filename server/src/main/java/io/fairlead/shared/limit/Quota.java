package io.fairlead.shared.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.shared.api.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many there may be of something for a key, on all nodes together. They are counted where they
 * are stored, at most every ten seconds, and on this node exactly in between: so many nodes can
 * make a few more than allowed, but not many. Millions take long to count and are counted less
 * often, so that counting never takes more than a hundredth of the time.
 *
 * @param <K> for whom they are counted
 */
public final class Quota<K> {

    private static final int MOST_KEYS = 20_000;
    private static final Duration COUNT_AGAIN = Duration.ofSeconds(10);
    private static final long SHARE_OF_TIME = 100;

    private final String what;
    private final long most;
    private final Duration comeAgain;
    private final ToLongFunction<K> stored;
    private final Cache<K, Use> uses =
            Caffeine.newBuilder()
                    .maximumSize(MOST_KEYS)
                    .expireAfterAccess(Duration.ofHours(1))
                    .build();

    /**
     * @param what what there may not be too many of, in the plural, as callers read it
     * @param comeAgain when there may be room for more
     * @param stored counts those that are stored
     */
    public Quota(String what, long most, Duration comeAgain, ToLongFunction<K> stored) {
        this.what = what;
        this.most = most;
        this.comeAgain = comeAgain;
        this.stored = stored;
    }

    /**
     * Counts one more.
     *
     * @throws io.fairlead.shared.api.ProblemException when it is one too many
     */
    public void take(K key) {
        var use = uses.get(key, _ -> new Use());
        var count = use.count(key);
        if (count >= most) {
            throw Problem.tooMany(what, comeAgain);
        }
        use.madeSince.increment();
    }

    private final class Use {

        private final ReentrantLock counting = new ReentrantLock();
        private final LongAdder madeSince = new LongAdder();
        private volatile @Nullable Counted counted;

        /** One caller counts, and the others go by what was counted before. */
        long count(K key) {
            var last = counted;
            if ((last == null || last.isOld()) && counting.tryLock()) {
                try {
                    madeSince.reset();
                    var begunAt = System.nanoTime();
                    last = new Counted(stored.applyAsLong(key), begunAt, System.nanoTime());
                    counted = last;
                } finally {
                    counting.unlock();
                }
            }
            return (last == null ? 0 : last.number()) + madeSince.sum();
        }
    }

    private record Counted(long number, long begunAt, long at) {

        boolean isOld() {
            var took = at - begunAt;
            return System.nanoTime() - at > Math.max(COUNT_AGAIN.toNanos(), SHARE_OF_TIME * took);
        }
    }
}
