package io.fairlead.shared.inbound;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body as long as it comes fast enough. Tomcat's own time limits begin again with
 * each byte.
 */
final class ArrivingBody implements InputBuffer {

    private static final int MOST_SWALLOWED = 64 * 1024;

    private final Arrivals arrivals;
    private final InputBuffer body;
    private final Request request;
    private @Nullable Arrival arrival;
    private long left;

    ArrivingBody(Arrivals arrivals, InputBuffer body, Request request) {
        this.arrivals = arrivals;
        this.body = body;
        this.request = request;
    }

    /**
     * A request's head has come.
     *
     * @param arrival what has been said of the head
     */
    void begin(Arrival arrival) {
        if (hasBody()) {
            this.arrival = arrival;
            left = request.getContentLengthLong();
            arrival.headHasCome();
        } else {
            arrivals.end(arrival);
        }
    }

    /** Lets a client who is still sending read its answer: the rest is read, if it is not much. */
    void swallow() {
        try {
            var swallowed = 0;
            while (arrival != null && swallowed < MOST_SWALLOWED && !request.hasExpectation()) {
                swallowed += Math.max(0, doRead(new Swallowed()));
            }
        } catch (IOException _) {
            // It is answered, and nothing of it is needed.
        }
        if (arrival != null) {
            // The rest cannot be told from a next request, so there is none.
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            end();
        }
    }

    private boolean hasBody() {
        try {
            var length = request.getContentLengthLong();
            return length > 0
                    || (length < 0
                            && request.getMimeHeaders().getHeader("Transfer-Encoding") != null);
        } catch (IllegalArgumentException _) {
            // No length at all, or two; Tomcat has refused the request for that.
            return false;
        }
    }

    private void end() {
        if (arrival != null) {
            arrivals.end(arrival);
            arrival = null;
        }
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        var from = arrival;
        if (from == null) {
            return body.doRead(handler);
        }
        var count = read(from, handler);
        from.received(Math.max(0, count));
        left -= count;
        if (count < 0 || left == 0) {
            end();
        }
        return count;
    }

    private int read(Arrival from, ApplicationBufferHandler handler) throws IOException {
        var socket = from.socket();
        var usual = socket.getReadTimeout();
        var millis = from.millisLeft(arrivals.properties());
        if (from.isCut() || millis <= 0) {
            throw new SocketTimeoutException("The body comes too slowly");
        }
        socket.setReadTimeout(millis);
        from.reading(Thread.currentThread());
        try {
            return body.doRead(handler);
        } finally {
            from.reading(null);
            socket.setReadTimeout(usual);
            // Set by whoever ended this arrival; the connection it was meant for is closed.
            if (from.isCut()) {
                Thread.interrupted();
            }
        }
    }

    @Override
    public int available() {
        return body.available();
    }

    private static final class Swallowed implements ApplicationBufferHandler {

        private @Nullable ByteBuffer bytes;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {}
    }
}
