package io.fairlead.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the server with JSON; redirects are answers, not followed. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /** What stands between a call and its answer. */
    public interface Transport {

        /**
         * Returns the answer that the caller gets.
         *
         * @param call method and path
         * @param sent sends the call, each time that it is asked
         */
        Answer answer(String call, Supplier<Answer> sent);
    }

    private final URI server;
    private final Map<String, String> headers;
    private final Transport transport;

    /** Calls the server at this address. */
    public ApiClient(URI server) {
        this(server, Map.of(), (_, sent) -> sent.get());
    }

    private ApiClient(URI server, Map<String, String> headers, Transport transport) {
        this.server = server;
        this.headers = headers;
        this.transport = transport;
    }

    /** The same client, whose calls go through this. */
    public ApiClient through(Transport transport) {
        return new ApiClient(server, headers, transport);
    }

    /** The same client with one more header on every call. */
    public ApiClient with(String header, String value) {
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new ApiClient(server, more, transport);
    }

    /** The same client without one of its headers. */
    public ApiClient without(String header) {
        var fewer = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        fewer.putAll(headers);
        fewer.remove(header);
        return new ApiClient(server, fewer, transport);
    }

    /** The headers that go with every call, as lines of a request. */
    public List<String> headerLines() {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    /** Asks for the headers alone. */
    public Answer head(String path) {
        return send("HEAD", path, BodyPublishers.noBody());
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** Sends {@code body} as JSON: a map, or any value Jackson can write. */
    public Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Sends {@code body} as JSON with any method. */
    public Answer call(String method, String path, Object body) {
        return send(method, path, json(body));
    }

    /** Sends {@code body} as it is. */
    public Answer postRaw(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    /** Sends {@code body} as it is with any method. */
    public Answer callRaw(String method, String path, byte[] body) {
        return send(method, path, BodyPublishers.ofByteArray(body));
    }

    /** Sends {@code body} as it is with any method. */
    public Answer callRaw(String method, String path, String body) {
        return send(method, path, BodyPublishers.ofString(body));
    }

    /** What {@code value} looks like once it is sent or received. */
    public static JsonNode tree(Object value) {
        return JSON.readTree(JSON.writeValueAsString(value));
    }

    static JsonNode parsed(String json) {
        return JSON.readTree(json);
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create(server + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .method(method, body);
        headers.forEach(request::setHeader);
        return transport.answer(method + " " + path, () -> sent(request.build()));
    }

    private static Answer sent(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            return parsed(body);
        }

        /** A text field of the JSON object that came back. */
        public String text(String field) {
            return json().required(field).stringValue();
        }
    }
}
