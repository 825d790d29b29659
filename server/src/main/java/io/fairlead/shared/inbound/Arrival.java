package io.fairlead.shared.inbound;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that has begun to arrive: first its head, then its body. */
final class Arrival {

    private static final Logger log = LoggerFactory.getLogger(Arrival.class);

    private static final long BYTES_A_SECOND = 16 * 1024;

    private final SocketWrapperBase<?> socket;

    /** Taken while the connection is in hand: Tomcat uses its wrappings again for others. */
    private final @Nullable SocketChannel channel;

    private volatile long begunAt = System.nanoTime();
    private volatile boolean headHasCome;
    private volatile boolean cut;
    private volatile long received;
    private volatile @Nullable Thread reader;

    Arrival(SocketWrapperBase<?> socket) {
        this.socket = socket;
        this.channel =
                socket.getSocket() instanceof NioChannel wrapped ? wrapped.getIOChannel() : null;
    }

    SocketWrapperBase<?> socket() {
        return socket;
    }

    /** The head is here, and the time of the body begins. */
    void headHasCome() {
        headHasCome = true;
        begunAt = System.nanoTime();
    }

    boolean isBody() {
        return headHasCome;
    }

    boolean isCut() {
        return cut;
    }

    void received(int bytes) {
        received += bytes;
    }

    /** What is left of the time of the head or of the body. */
    long millisLeft(InboundProperties properties) {
        var time =
                headHasCome
                        ? properties.bodyTime().toMillis() + received * 1000 / BYTES_A_SECOND
                        : properties.headTime().toMillis();
        return time - Duration.ofNanos(System.nanoTime() - begunAt).toMillis();
    }

    /** This thread waits for more of the body; {@link #cut} wakes it. */
    void reading(@Nullable Thread thread) {
        reader = thread;
    }

    /**
     * Ends the connection: at once where somebody waits for its body, and where nobody does as soon
     * as Tomcat leaves it alone.
     *
     * @return false when it must be tried again
     */
    boolean cut() {
        if (headHasCome) {
            cut = true;
            disconnect();
            return true;
        }
        var lock = socket.getLock();
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (!headHasCome) {
                cut = true;
                socket.close();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The thread that reads owns the connection, so it is woken to find it closed. */
    private void disconnect() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            log.debug("A connection was not closed", e);
        }
        var waiting = reader;
        if (waiting != null) {
            waiting.interrupt();
        }
    }
}
