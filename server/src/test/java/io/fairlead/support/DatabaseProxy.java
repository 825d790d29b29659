package io.fairlead.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The network between a server and its database, which can swallow what is sent without closing
 * anything. As an initializer it gives a server all that {@link FairleadTest} gives it, with its
 * database behind this proxy.
 */
public final class DatabaseProxy
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String URL = "spring.datasource.url";
    private static final Set<Line> LINES = ConcurrentHashMap.newKeySet();
    private static volatile boolean silent;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new TestSettings().initialize(context);
        var direct = context.getEnvironment().getRequiredProperty(URL);
        var target = URI.create(direct.substring("jdbc:".length()));
        var proxied =
                direct.replace(
                        target.getHost() + ":" + target.getPort(),
                        "127.0.0.1:" + listen(target.getHost(), target.getPort()));
        TestPropertyValues.of(URL + "=" + proxied).applyTo(context);
    }

    /** Nothing more comes through the connections that are open; new ones work. */
    public static void silenceOpen() {
        LINES.forEach(line -> line.silent = true);
    }

    /** Nothing comes through any connection, also through those that open later. */
    public static void silenceAll() {
        silent = true;
        silenceOpen();
    }

    /** Connections that open from now on work. */
    public static void heal() {
        silent = false;
    }

    private static int listen(String host, int port) {
        try {
            var door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(door, host, port));
            return door.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(ServerSocket door, String host, int port) {
        while (!door.isClosed()) {
            try {
                var line = new Line(door.accept(), new Socket(host, port));
                line.silent = silent;
                LINES.add(line);
                Thread.ofVirtual().start(() -> line.carry(line.server, line.database));
                Thread.ofVirtual().start(() -> line.carry(line.database, line.server));
            } catch (IOException _) {
                // The database does not listen: who has connected hears of it by the timeout.
            }
        }
    }

    /** One connection. */
    private static final class Line {

        private final Socket server;
        private final Socket database;
        private volatile boolean silent;

        private Line(Socket server, Socket database) {
            this.server = server;
            this.database = database;
        }

        private void carry(Socket from, Socket to) {
            var buffer = new byte[8192];
            try {
                for (var read = 0; read >= 0; read = from.getInputStream().read(buffer)) {
                    if (!silent) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                }
            } catch (IOException _) {
                // Closed by one of its ends.
            } finally {
                close();
            }
        }

        private void close() {
            try {
                server.close();
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                LINES.remove(this);
            }
        }
    }
}
