package io.finbank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A FinBank that really runs, and a client of it. */
public final class TestBank implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final FinBank bank;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestBank(Path folder) {
        bank =
                FinBank.start(
                        new FinBankSettings(
                                0, folder, Duration.ofMillis(100), OAuthClient.standard()));
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + bank.port());
    }

    /** The one that all tests share which leave nothing behind. */
    public static TestBank shared() {
        return Shared.BANK;
    }

    /** One of a test's own. */
    public static TestBank on(Path folder) {
        return new TestBank(folder);
    }

    public Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send(request(path).POST(json(body)));
    }

    public Answer put(String path, Object body) {
        return send(request(path).PUT(json(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer delete(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).DELETE());
    }

    public Answer signOn(String institution, String userid, String password) {
        return post(
                "/api/institutions/" + institution + "/sign-on",
                Map.of("userid", userid, "password", password));
    }

    public Answer answer(String state, Map<String, String> answers) {
        return post("/api/sign-on/answers", Map.of("state", state, "answers", answers));
    }

    /** A session of somebody with this profile. */
    public String sessionOf(String profile) {
        return signOn("102105", "somebody", profile).json().get("session").asString();
    }

    public List<JsonNode> accounts(String token) {
        List<JsonNode> accounts = new ArrayList<>();
        var page = get("/api/accounts", token);
        page.json().get("accounts").forEach(accounts::add);
        while (!page.json().get("nextPage").isNull()) {
            page = get("/api/accounts?page=" + page.json().get("nextPage").asString(), token);
            page.json().get("accounts").forEach(accounts::add);
        }
        return accounts;
    }

    /** The path of an account with this name. */
    public String account(String token, String name) {
        return accounts(token).stream()
                .filter(account -> account.get("name").asString().equals(name))
                .map(account -> "/api/accounts/" + account.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    public List<JsonNode> transactions(String token, String account, String query) {
        List<JsonNode> found = new ArrayList<>();
        get(account + "/transactions?pageSize=500" + query, token)
                .json()
                .get("transactions")
                .forEach(found::add);
        return found;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(MAPPER.writeValueAsString(body));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        bank.close();
    }

    /** What the bank answered. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String mediaType() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        public JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        /** Status, cause and aggregation code of an error, on one line. */
        public String error() {
            var error = json().get("error");
            return "%d %s %s"
                    .formatted(
                            status(), error.get("cause").asString(), error.get("code").asString());
        }
    }

    /** Started when it is first asked for. */
    private static final class Shared {

        private static final TestBank BANK = start();

        private static TestBank start() {
            try {
                var bank = new TestBank(Files.createTempDirectory("finbank"));
                Runtime.getRuntime().addShutdownHook(new Thread(bank::close));
                return bank;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
