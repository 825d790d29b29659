package io.fairlead.shared.inbound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * The requests that have begun to arrive, the oldest first. An honest one is here for moments. When
 * there are too many the oldest has to go, so that those who drip keep nobody out but each other.
 */
final class Arrivals {

    private final InboundProperties properties;
    private final int most;
    private final Set<Arrival> arriving = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();

    Arrivals(InboundProperties properties, int most) {
        this.properties = properties;
        this.most = most;
    }

    InboundProperties properties() {
        return properties;
    }

    /** A request begins to arrive there. */
    Arrival begin(SocketWrapperBase<?> socket) {
        var arrival = new Arrival(socket);
        if (add(arrival) > most) {
            endTooMany();
        }
        return arrival;
    }

    private int add(Arrival arrival) {
        lock.lock();
        try {
            arriving.add(arrival);
            return arriving.size();
        } finally {
            lock.unlock();
        }
    }

    private void endTooMany() {
        List<Arrival> oldest;
        lock.lock();
        try {
            oldest = arriving.stream().limit(Math.max(0, arriving.size() - most)).toList();
        } finally {
            lock.unlock();
        }
        oldest.forEach(this::cut);
    }

    /** The request has arrived, or never will. */
    void end(Arrival arrival) {
        lock.lock();
        try {
            arriving.remove(arrival);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends those whose time is over, and those who are too many and could not be ended before, and
     * forgets those who have gone by themselves.
     */
    void endLate() {
        for (var arrival : all()) {
            if (arrival.socket().isClosed()) {
                end(arrival);
            } else if (arrival.millisLeft(properties) <= 0) {
                cut(arrival);
            }
        }
        endTooMany();
    }

    List<Arrival> all() {
        lock.lock();
        try {
            return new ArrayList<>(arriving);
        } finally {
            lock.unlock();
        }
    }

    private void cut(Arrival arrival) {
        if (arrival.cut()) {
            end(arrival);
        }
    }
}
