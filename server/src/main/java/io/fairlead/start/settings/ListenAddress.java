package io.fairlead.start.settings;

import io.fairlead.shared.CannotStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * Where something listens.
 *
 * @param address null means on all interfaces
 * @param variable the environment variable that chooses another port
 */
public record ListenAddress(@Nullable InetAddress address, int port, String variable) {

    /**
     * Listens for a moment wherever the server is told to.
     *
     * @throws CannotStartException when that fails
     */
    public static void check(StartSettings settings) {
        new ListenAddress(settings.address(), settings.port(), EnvironmentReader.PORT).check();
        if (settings.management() != null) {
            settings.management().check();
        }
    }

    private void check() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new CannotStartException(
                    "Port %d cannot be used (%s): stop the program that uses it, or set %s to another one."
                            .formatted(port, e.getMessage(), variable),
                    e);
        }
    }
}
