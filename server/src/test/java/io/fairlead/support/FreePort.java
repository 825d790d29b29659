package io.fairlead.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that must know theirs before they start. They are below those that systems give
 * to outgoing connections and to whoever asks for any port, one of which may take the same
 * meanwhile.
 */
public final class FreePort {

    private static final int FIRST = 15_000;
    private static final int END = 32_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    /** A port that nobody listens on now. */
    public static int find() {
        for (var tries = 0; tries < TRIES; tries++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
