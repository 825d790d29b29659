package io.fairlead.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * A short life of the server in which it does what it does most, so that the JVM can learn from it
 * which classes a start needs. It leaves nothing behind.
 */
final class Rehearsal {

    private final URI server;

    private Rehearsal(URI server) {
        this.server = server;
    }

    static void run(Class<?> application) {
        try {
            Path home = Files.createTempDirectory("fairlead-rehearsal");
            StartSettings settings = StartSettings.sandbox(home, freePort());
            try (Program program = Program.server(application, settings)) {
                program.start();
                new Rehearsal(settings.publicUrl()).requests();
            } finally {
                FileSystemUtils.deleteRecursively(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every kind of request whose first answer should come quickly. */
    private void requests() throws IOException {
        get("/actuator/health");
        get("/");
    }

    private void get(String path) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(server.resolve(path)).build(),
                    BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
