package io.fairlead.shared.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A server on loopback that does with its connections what a test says. */
final class RawServer implements AutoCloseable {

    /** What is done with a connection; it is closed afterwards. */
    @FunctionalInterface
    interface Conduct {
        void with(Socket connection) throws IOException;
    }

    private final ServerSocket socket;
    private final Conduct conduct;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> leftByTheClient = new CompletableFuture<>();

    private RawServer(ServerSocket socket, Conduct conduct) {
        this.socket = socket;
        this.conduct = conduct;
        Thread.startVirtualThread(this::accept);
    }

    static RawServer that(Conduct conduct) {
        return on(ServerSocketFactory.getDefault(), InetAddress.getLoopbackAddress(), conduct);
    }

    /** On every address this machine has. */
    static RawServer everywhere(Conduct conduct) {
        return on(ServerSocketFactory.getDefault(), null, conduct);
    }

    static RawServer that(ServerSocketFactory sockets, Conduct conduct) {
        return on(sockets, InetAddress.getLoopbackAddress(), conduct);
    }

    private static RawServer on(
            ServerSocketFactory sockets, @Nullable InetAddress address, Conduct conduct) {
        try {
            return new RawServer(sockets.createServerSocket(0, 50, address), conduct);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers every request of a connection with the same bytes. */
    static Conduct answering(String answer) {
        return connection -> {
            while (readRequest(connection)) {
                write(connection, answer);
            }
        };
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    /** Reads a request without a body; false when the client has left. */
    static boolean readRequest(Socket connection) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = connection.getInputStream().read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        return true;
    }

    URI at(String scheme, String host) {
        return URI.create("%s://%s:%d/".formatted(scheme, host, socket.getLocalPort()));
    }

    URI address() {
        return at("http", "127.0.0.1");
    }

    int connections() {
        return connections.size();
    }

    /** Returns once the client has broken a connection off. */
    void awaitTheClientsLeave() {
        leftByTheClient.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                connections.add(connection);
                Thread.startVirtualThread(() -> handle(connection));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void handle(Socket connection) {
        try (connection) {
            conduct.with(connection);
        } catch (SocketException | SSLException _) {
            leftByTheClient.complete(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
