package io.fairlead.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's server that webhooks are sent to; it answers 200 until it is told otherwise. */
public final class WebhookReceiver implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A request that has arrived.
     *
     * @param target path and query
     * @param headers by names of any case
     */
    public record Request(String method, String target, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String eventType() {
            return json().path("eventType").asString();
        }

        public String eventId() {
            return json().path("eventId").asString();
        }
    }

    /** What is answered, and how late. */
    public record Answer(int status, Map<String, String> headers, String body, Duration delay) {

        public static Answer of(int status) {
            return new Answer(status, Map.of(), "", Duration.ZERO);
        }

        public Answer with(String header, String value) {
            return new Answer(status, Map.of(header, value), body, delay);
        }

        public Answer saying(String text) {
            return new Answer(status, headers, text, delay);
        }

        public Answer after(Duration pause) {
            return new Answer(status, headers, body, pause);
        }
    }

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Answer> answers = _ -> Answer.of(200);

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    /** One for all tests that need nothing but an answer to the ping. */
    public static WebhookReceiver shared() {
        return Shared.RECEIVER;
    }

    private static final class Shared {
        private static final WebhookReceiver RECEIVER = started();
    }

    public static WebhookReceiver started() {
        return startedAt(0);
    }

    /** At a port that it has had before. */
    public static WebhookReceiver startedAt(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var receiver = new WebhookReceiver(HttpServer.create(address, 0));
            receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            receiver.server.createContext("/", receiver::handle);
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on. */
    public void answers(Function<Request, Answer> next) {
        answers = next;
    }

    public void answers(int status) {
        answers = _ -> Answer.of(status);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return url("/hook");
    }

    public String url(String target) {
        return "http://127.0.0.1:" + port() + target;
    }

    /** All that has arrived, in the order of arrival. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** All but the pings. */
    public List<Request> events() {
        return requests.stream().filter(request -> !request.eventType().equals("ping")).toList();
    }

    public List<String> eventTypes() {
        return events().stream().map(Request::eventType).toList();
    }

    /** Waits for so many events, without the pings; there may be more. */
    public List<Request> awaitEvents(int number) {
        Await.until(() -> events().size() >= number);
        return events();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = read(exchange);
            requests.add(request);
            var answer = answers.apply(request);
            pause(answer.delay());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
