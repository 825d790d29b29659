package io.fairlead.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.shared.database.AfterCommit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for a session to move: at once when this node moves it, and soon when
 * another one does. However many wait, they cost the database one look.
 */
@Component
public class SessionWatch {

    private static final int MOST_KEPT = 1_000;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final SessionStore store;
    private final Map<UUID, Waiters> waiting = new ConcurrentHashMap<>();
    private final Cache<UUID, Session> latest =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();
    private volatile boolean closing;

    SessionWatch(SessionStore store) {
        this.store = store;
    }

    /** Waits until the session has moved on from where it was seen, and no longer than that. */
    public void await(Session seen, Duration longest) {
        var waiters =
                waiting.compute(
                        seen.id(),
                        (_, others) ->
                                others != null && others.version() == seen.version()
                                        ? others.oneMore()
                                        : wokenByNewer(others, seen));
        if (closing) {
            waiters.moved().complete(null);
        }
        try {
            waiters.moved().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // Whoever asked looks at the session itself.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.computeIfPresent(seen.id(), (_, others) -> others.without(waiters));
        }
    }

    private static Waiters wokenByNewer(@Nullable Waiters others, Session seen) {
        if (others != null) {
            others.moved().complete(null);
        }
        return new Waiters(seen.version(), new CompletableFuture<>(), 1);
    }

    /**
     * The session after this node's latest move of it, which spares whoever waited for that another
     * look; none when that move was before the given one, or a while ago.
     */
    public Optional<Session> movedOn(Session seen) {
        return Optional.ofNullable(latest.getIfPresent(seen.id()))
                .filter(now -> now.version() > seen.version());
    }

    /** This node's transaction has moved the session, if it is committed. */
    void moved(Session now) {
        AfterCommit.run(
                () -> {
                    latest.put(now.id(), now);
                    wake(now.id());
                });
    }

    private void wake(UUID session) {
        var waiters = waiting.remove(session);
        if (waiters != null) {
            waiters.moved().complete(null);
        }
    }

    /** The server ends: nobody waits any more, so that it need not wait for them. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        waiting.values().forEach(waiters -> waiters.moved().complete(null));
    }

    /** Other nodes move sessions, too. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        var seen = Map.copyOf(waiting);
        if (seen.isEmpty()) {
            return;
        }
        var now = store.runningVersions(seen.keySet());
        seen.forEach(
                (session, waiters) -> {
                    var version = now.get(session);
                    if (version == null || version != waiters.version()) {
                        waiters.moved().complete(null);
                    }
                });
    }

    /**
     * Those who wait for the same move.
     *
     * @param version where they have seen the session
     */
    private record Waiters(int version, CompletableFuture<Void> moved, int count) {

        Waiters oneMore() {
            return new Waiters(version, moved, count + 1);
        }

        /** These after one of them has gone; null when nobody is left. */
        @Nullable Waiters without(Waiters gone) {
            if (gone.moved != moved) {
                return this;
            }
            return count == 1 ? null : new Waiters(version, moved, count - 1);
        }
    }
}
