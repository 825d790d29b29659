package io.fairlead.webhook.delivery;

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
 * The hosts that the dispatcher polls, and where in each host's queue a poll begins. It goes on
 * where the last one ended, because sent events leave dead entries in the index, and a poll from
 * the start passes all of them. Once a second all hosts are polled from the start, which finds what
 * was overlooked: events of other nodes, of locked streams, and events that were stored late.
 */
class HostQueues {

    private static final Duration BETWEEN_POLLS_OF_ALL = Duration.ofSeconds(1);

    /** Transactions that take longer than this store their events late. */
    private static final Duration LATEST_COMMIT = Duration.ofMillis(250);

    private final int perHost;
    private final Set<String> toPoll = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> inFlight = new ConcurrentHashMap<>();
    private volatile boolean allDue = true;

    // used by the dispatcher's thread only
    private final Map<String, Instant> since = new HashMap<>();
    private final Set<String> pressed = new HashSet<>();
    private long polledAllAt = System.nanoTime();

    /**
     * Makes empty queues.
     *
     * @param perHost the most events in flight to one host
     */
    HostQueues(int perHost) {
        this.perHost = perHost;
    }

    /** Has a host polled next. */
    void poll(String host) {
        toPoll.add(host);
    }

    /** Has all hosts polled next. */
    void pollAll() {
        allDue = true;
    }

    /** Returns whether it is time to poll all hosts, and begins the wait for the next time. */
    boolean takesPollOfAll() {
        var due = System.nanoTime() - polledAllAt > BETWEEN_POLLS_OF_ALL.toNanos();
        if (!due && !allDue) {
            return false;
        }
        allDue = false;
        polledAllAt = System.nanoTime();
        return true;
    }

    /** Has these hosts polled next, from the start of their queues. */
    void pollFromStart(Collection<String> hosts) {
        since.clear();
        pressed.clear();
        toPoll.addAll(hosts);
    }

    /** Returns the next polls, without hosts that have no room until a delivery there ends. */
    List<HostPoll> nextPolls() {
        var polls = new ArrayList<HostPoll>();
        for (var host : toPoll) {
            toPoll.remove(host);
            var room = perHost - inFlight.getOrDefault(host, 0);
            if (room > 0) {
                polls.add(new HostPoll(host, room, since.get(host)));
            }
        }
        return polls;
    }

    /**
     * Notes what the polls have found.
     *
     * @param all whether the claim was full, so that more may be due at all hosts
     * @param now the time of the polls
     */
    void notePolls(List<HostPoll> polls, List<ClaimedEvent> claimed, boolean all, Instant now) {
        var found = claimed.stream().collect(groupingBy(ClaimedEvent::host));
        for (var poll : polls) {
            var here = found.getOrDefault(poll.host(), List.of());
            if (all) {
                toPoll.add(poll.host());
            }
            if (all || here.size() == poll.room()) {
                pressed.add(poll.host());
                here.stream()
                        .map(ClaimedEvent::dueAt)
                        .max(naturalOrder())
                        .ifPresent(last -> since.put(poll.host(), last));
            } else {
                pressed.remove(poll.host());
                since.put(poll.host(), now.minus(LATEST_COMMIT));
            }
        }
    }

    /** Returns whether more was due at some host, at its last poll, than could be claimed. */
    boolean isPressed() {
        return !pressed.isEmpty();
    }

    void sends(ClaimedEvent claimed) {
        inFlight.merge(claimed.host(), 1, Integer::sum);
    }

    void hasSent(ClaimedEvent claimed) {
        inFlight.computeIfPresent(claimed.host(), (_, n) -> n == 1 ? null : n - 1);
        poll(claimed.host());
    }

    int sending() {
        return inFlight.values().stream().mapToInt(Integer::intValue).sum();
    }
}
