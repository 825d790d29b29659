package io.fairlead.start;

import io.fairlead.sandbox.Demo;
import io.fairlead.start.settings.StartSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A short life of the server in which it does what it will do most, so that the JVM learns which
 * classes a start needs. It leaves nothing behind.
 */
final class TrainingRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TrainingRun(URI server) {
        this.server = server;
    }

    static void run(Class<?> application) {
        try {
            var home = Files.createTempDirectory("fairlead-rehearsal");
            var settings = StartSettings.sandbox(home, freePort(), freePort());
            try (RunningServer program = RunningServer.server(application, settings);
                    var rehearsal = new TrainingRun(settings.publicUrl())) {
                program.start();
                rehearsal.requests();
            } finally {
                FileSystemUtils.deleteRecursively(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Every kind of request whose first answer should come quickly. */
    private void requests() throws IOException {
        get(server.resolve("/actuator/health"));
        get(server.resolve("/"));
        var token =
                post(
                        "/aggregation/v2/partners/authentication",
                        "",
                        Map.of(
                                "partnerId", Demo.PARTNER.id().value(),
                                "partnerSecret", Demo.PARTNER.secret().reveal()),
                        "token");
        var link =
                post(
                        "/connect/v2/generate",
                        token,
                        Map.of(
                                "partnerId", Demo.PARTNER.id().value(),
                                "customerId", Demo.CUSTOMER.value()),
                        "link");
        get(URI.create(link));
        send(
                HttpRequest.newBuilder(server.resolve("/start/links"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("type=fix"))
                        .build());
    }

    private void get(URI address) throws IOException {
        send(HttpRequest.newBuilder(address).timeout(PATIENCE).build());
    }

    private String post(String path, String token, Map<String, String> body, String answer)
            throws IOException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Finicity-App-Key", Demo.PARTNER.appKey().reveal())
                        .header("Finicity-App-Token", token)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        return JSON.readTree(send(request)).path(answer).asString();
    }

    private String send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted during the rehearsal", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
