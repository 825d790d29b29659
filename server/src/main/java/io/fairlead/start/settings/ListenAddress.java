package io.fairlead.start.settings;

import io.fairlead.shared.CannotStartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the server will be able to listen where it is told to. */
public final class ListenAddress {

    private ListenAddress() {}

    /**
     * Listens there for a moment.
     *
     * @throws CannotStartException when that fails
     */
    public static void check(StartSettings settings) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.address(), settings.port()));
        } catch (IOException e) {
            throw new CannotStartException(
                    "Port %d cannot be used (%s): stop the program that uses it, or set FAIRLEAD_PORT to another one."
                            .formatted(settings.port(), e.getMessage()),
                    e);
        }
    }
}
