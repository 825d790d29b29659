package io.fairlead.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Asks PostgreSQL whether it speaks TLS. Whatever it says, it has taken a connection and started a
 * process for it; it logs nothing of that, and the question needs no password.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/protocol-message-formats.html">SSLRequest</a>
 */
final class Greeting {

    private static final int LENGTH = 8;
    private static final int SSL_REQUEST = 80_877_103;

    private Greeting() {}

    /** Whether anything comes back in time. */
    static boolean isAnswered(int port, Duration patience) {
        var millis = Math.toIntExact(patience.toMillis());
        try (var socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(LENGTH).putInt(LENGTH).putInt(SSL_REQUEST).array());
            return socket.getInputStream().read() >= 0;
        } catch (IOException _) {
            return false;
        }
    }
}
