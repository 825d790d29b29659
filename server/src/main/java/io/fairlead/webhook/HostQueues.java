package io.fairlead.webhook;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * At which hosts the courier looks for what is due, and from where on: in each host's queue it goes
 * on where it has been, because what has been sent leaves dead entries in the index, and a look
 * from the beginning passes all of them. That is done once a second, and finds what was overlooked:
 * what other nodes have left, what was locked, and what was stored late.
 */
class HostQueues {

    private static final Duration BETWEEN_LOOKS_EVERYWHERE = Duration.ofSeconds(1);

    /** What is stored by transactions that take longer than this is stored late. */
    private static final Duration LATEST_COMMIT = Duration.ofMillis(250);

    private final int perHost;
    private final Set<String> news = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> inFlight = new ConcurrentHashMap<>();
    private volatile boolean everywhere = true;

    // of the courier's thread only
    private final Map<String, Instant> since = new HashMap<>();
    private final Set<String> pressed = new HashSet<>();
    private long lookedEverywhere = System.nanoTime();

    /**
     * Nothing is known yet.
     *
     * @param perHost how many sessions' events are sent to one host at the same time
     */
    HostQueues(int perHost) {
        this.perHost = perHost;
    }

    /** Something may be due there. */
    void lookAt(String host) {
        news.add(host);
    }

    /** Something may be due anywhere. */
    void lookEverywhere() {
        everywhere = true;
    }

    /** Whether the time has come to look everywhere; until the next time if so. */
    boolean takesLookEverywhere() {
        var due = System.nanoTime() - lookedEverywhere > BETWEEN_LOOKS_EVERYWHERE.toNanos();
        if (!due && !everywhere) {
            return false;
        }
        everywhere = false;
        lookedEverywhere = System.nanoTime();
        return true;
    }

    /** Next, these hosts are all looked at, from the beginning. */
    void lookAtAll(Collection<String> hosts) {
        since.clear();
        pressed.clear();
        news.addAll(hosts);
    }

    /** The looks to take now; none at a host without room, until something has been sent there. */
    List<HostLook> take() {
        var looks = new ArrayList<HostLook>();
        for (var host : news) {
            news.remove(host);
            var room = perHost - inFlight.getOrDefault(host, 0);
            if (room > 0) {
                looks.add(new HostLook(host, room, since.get(host)));
            }
        }
        return looks;
    }

    /**
     * Notes what has been found.
     *
     * @param all whether that is as much as was asked for, so that more may be due everywhere
     * @param now until when was looked
     */
    void note(List<HostLook> looks, List<Claimed> claimed, boolean all, Instant now) {
        var found = claimed.stream().collect(groupingBy(Claimed::host));
        for (var look : looks) {
            var here = found.getOrDefault(look.host(), List.of());
            if (all) {
                news.add(look.host());
            }
            if (all || here.size() == look.room()) {
                pressed.add(look.host());
                here.stream()
                        .map(Claimed::dueAt)
                        .max(naturalOrder())
                        .ifPresent(last -> since.put(look.host(), last));
            } else {
                pressed.remove(look.host());
                since.put(look.host(), now.minus(LATEST_COMMIT));
            }
        }
    }

    /** Whether there is a host where more was due, at the last look there, than could be taken. */
    boolean isPressed() {
        return !pressed.isEmpty();
    }

    void sends(Claimed claimed) {
        inFlight.merge(claimed.host(), 1, Integer::sum);
    }

    void hasSent(Claimed claimed) {
        inFlight.computeIfPresent(claimed.host(), (_, n) -> n == 1 ? null : n - 1);
        lookAt(claimed.host());
    }

    int sending() {
        return inFlight.values().stream().mapToInt(Integer::intValue).sum();
    }
}
