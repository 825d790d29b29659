package io.fairlead.shared.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the database has said a moment ago of things that seldom change, so that a busy node asks
 * for each of them once in that moment. What another node or a command changes counts here when the
 * moment is over, at the latest. What there is not is asked for each time.
 */
public final class Recent<K, V> {

    private final Cache<K, V> known;

    /**
     * Keeps at most so many values.
     *
     * @param knownFor how long each is kept
     */
    public Recent(int most, Duration knownFor) {
        known = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(knownFor).build();
    }

    /**
     * The value of a moment ago, or else of now. Callers do not wait for each other: with a
     * database that is silent, one after the other would wait for seconds.
     */
    public Optional<V> find(K key, Function<K, Optional<V>> database) {
        return Optional.ofNullable(known.getIfPresent(key)).or(() -> findNow(key, database));
    }

    /** The value of now. */
    public Optional<V> findNow(K key, Function<K, Optional<V>> database) {
        var stored = database.apply(key);
        stored.ifPresent(value -> known.put(key, value));
        return stored;
    }

    /** What the running transaction changes counts on this node from its commit on. */
    public void changes(K key) {
        AfterCommit.run(() -> known.invalidate(key));
    }

    /** The same for everything. */
    public void changesAll() {
        AfterCommit.run(known::invalidateAll);
    }
}
