package io.fairlead.shared.inbound;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's HTTP/1.1 with bounds: requests that do not arrive in time are ended, and connections
 * that wait make room for new ones, those that have waited longest first. Made by Tomcat, by name.
 */
public final class BoundedProtocol extends Http11NioProtocol {

    private static final Logger log = LoggerFactory.getLogger(BoundedProtocol.class);

    private static final long LOOK_EVERY_MILLIS = 200;

    /** A client that has just been answered may be sending its next request. */
    private static final long MAY_BE_IN_USE_NANOS = 1_000_000_000L;

    private final Map<SocketWrapperBase<NioChannel>, Heard> heard = new HashMap<>();
    private @Nullable Arrivals arrivals;
    private @Nullable ScheduledFuture<?> looking;

    /** Sets the bounds, before the protocol starts. */
    void bind(Bounds bounds, InboundProperties properties) {
        arrivals = new Arrivals(properties, bounds.arriving());
        setMaxConnections(bounds.connections());
        // They hold the buffers of a head each.
        setProcessorCache(Math.min(bounds.arriving(), 200));
    }

    private Arrivals arrivals() {
        if (arrivals == null) {
            throw new IllegalStateException("A protocol has no bounds yet");
        }
        return arrivals;
    }

    @Override
    protected Processor createProcessor() {
        return new BoundedProcessor(this, getAdapter(), arrivals());
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking =
                getUtilityExecutor()
                        .scheduleWithFixedDelay(
                                this::lookSafely,
                                LOOK_EVERY_MILLIS,
                                LOOK_EVERY_MILLIS,
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    // Whatever goes wrong with one connection, the others must be looked at again.
    @SuppressWarnings("CatchingUnchecked")
    private void lookSafely() {
        try {
            look();
        } catch (Exception e) {
            log.warn("Connections could not be looked at", e);
        }
    }

    private void look() {
        arrivals().endLate();
        var most = getMaxConnections();
        if (getEndpoint().getConnectionCount() > most * 9L / 10) {
            makeRoom(most / 10);
        } else {
            heard.clear();
        }
    }

    /** Ends connections on which nothing is being done; those with a request are in other hands. */
    private void makeRoom(int places) {
        var now = System.nanoTime();
        var connections = getEndpoint().getConnections();
        heard.keySet().retainAll(connections);
        for (var connection : connections) {
            if (connection instanceof NioSocketWrapper socket) {
                var lastRead = socket.getLastRead();
                heard.compute(
                        connection,
                        (_, last) ->
                                last != null && last.lastRead() == lastRead
                                        ? last
                                        : new Heard(lastRead, now));
            }
        }
        heard.entrySet().stream()
                .filter(entry -> now - entry.getValue().seenAt() > MAY_BE_IN_USE_NANOS)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().lastRead()))
                .map(Map.Entry::getKey)
                .filter(BoundedProtocol::closeUnlessInUse)
                .limit(places)
                .forEach(heard::remove);
    }

    private static boolean closeUnlessInUse(SocketWrapperBase<?> connection) {
        var lock = connection.getLock();
        if (!lock.tryLock()) {
            return false;
        }
        try {
            connection.close();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** When a connection was last heard of, in Tomcat's time, and when that was seen, in ours. */
    private record Heard(long lastRead, long seenAt) {}
}
