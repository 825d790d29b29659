package io.fairlead.shared.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the database has said a moment ago of things that seldom change, so that a busy node asks
 * for each of them once in that moment. What another node or a command changes counts here when the
 * moment is over, at the latest. What there is not is asked for each time.
 */
public final class Recent<K, V> {

    private final Cache<K, V> known;
    private final ConcurrentHashMap<K, CompletableFuture<Optional<V>>> asked =
            new ConcurrentHashMap<>();

    /**
     * Keeps at most so many values.
     *
     * @param knownFor how long each is kept
     */
    public Recent(int most, Duration knownFor) {
        known = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(knownFor).build();
    }

    /**
     * The value of a moment ago, or else of now. Callers at the same time ask once, together, and
     * fail together: one after the other, they would wait for seconds for a database that is
     * silent, and each by itself, they would take each other's connections.
     */
    public Optional<V> find(K key, Function<K, Optional<V>> database) {
        var value = known.getIfPresent(key);
        return value == null ? askedTogether(key, database) : Optional.of(value);
    }

    private Optional<V> askedTogether(K key, Function<K, Optional<V>> database) {
        var mine = new CompletableFuture<Optional<V>>();
        var others = asked.putIfAbsent(key, mine);
        if (others != null) {
            return joined(others).or(() -> findNow(key, database));
        }
        try {
            var stored = findNow(key, database);
            mine.complete(stored);
            return stored;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asked.remove(key, mine);
        }
    }

    private static <T> T joined(CompletableFuture<T> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
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
