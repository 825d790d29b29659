import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A receiver that answers at once and notes when each event arrives.
 *
 * <p>{@code drain <port> <events>} waits for so many events and says how many came a second. {@code
 * delay <port> <address> <events a second> <seconds>} opens Lite links, each of which makes two
 * events, and says how long after its own time each event arrives; an event's time is that of its
 * transaction, before the commit, so the delay is a little longer than from the commit. {@code open
 * <port> <address> <openings>} opens so many, sixteen at a time.
 */
final class Webhooks {

    private static final Pattern EVENT_TIME = Pattern.compile("\"eventId\":\"([0-9]{13})-");

    private static final int EVENTS_OF_AN_OPENING = 2;

    private static final int CALLS_AT_ONCE = 16;

    /** Events are counted from here on; those before warm up. */
    private static final double WARM_UP = 0.2;

    private record Arrival(long event, long at) {}

    private final int port;
    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();

    private Webhooks(int port) {
        this.port = port;
    }

    static void main(String... arguments) throws Exception {
        var webhooks = new Webhooks(Integer.parseInt(arguments[1]));
        var server = webhooks.listen();
        switch (arguments[0]) {
            case "drain" -> webhooks.drain(Integer.parseInt(arguments[2]));
            case "open" -> webhooks.open(arguments[2], Integer.parseInt(arguments[3]));
            default ->
                    webhooks.delay(
                            arguments[2],
                            Integer.parseInt(arguments[3]),
                            Integer.parseInt(arguments[4]));
        }
        server.stop(0);
        System.exit(0);
    }

    private HttpServer listen() throws IOException {
        var server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    var body = exchange.getRequestBody().readAllBytes();
                    var event = EVENT_TIME.matcher(new String(body, StandardCharsets.UTF_8));
                    if (event.find()) {
                        arrivals.add(
                                new Arrival(
                                        Long.parseLong(event.group(1)),
                                        System.currentTimeMillis()));
                    }
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private void drain(int events) {
        await(events, 600);
        var times = arrivals.stream().map(Arrival::at).sorted().toList();
        var first = times.get((int) (times.size() * WARM_UP));
        var counted = times.size() * (1 - WARM_UP);
        System.out.printf("%.0f%n", counted * 1000 / (times.getLast() - first));
    }

    private void open(String address, int openings) throws Exception {
        try (var client = client();
                var consumers = Executors.newFixedThreadPool(CALLS_AT_ONCE)) {
            var opened = new ArrayList<Future<String>>();
            for (var link : links(address, openings)) {
                opened.add(consumers.submit(() -> look(client, link)));
            }
            for (var one : opened) {
                one.get();
            }
        }
        await(openings * EVENTS_OF_AN_OPENING, 60);
    }

    private void delay(String address, int pace, int seconds) throws Exception {
        var openings = pace / EVENTS_OF_AN_OPENING;
        var links = links(address, openings * seconds);
        try (var client = client();
                var consumers = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened = new ArrayList<Future<?>>();
            var start = System.nanoTime();
            for (var i = 0; i < links.size(); i++) {
                LockSupport.parkNanos(start + i * 1_000_000_000L / openings - System.nanoTime());
                var link = links.get(i);
                opened.add(consumers.submit(() -> look(client, link)));
            }
            for (var one : opened) {
                one.get();
            }
        }
        var events = links.size() * EVENTS_OF_AN_OPENING;
        await(events, 60);
        var delays = new ArrayList<Long>();
        arrivals.stream()
                .skip((long) (events * WARM_UP))
                .forEach(arrival -> delays.add(arrival.at() - arrival.event()));
        Collections.sort(delays);
        System.out.printf("%d %d%n", percentile(delays, 0.5), percentile(delays, 0.99));
    }

    private List<URI> links(String address, int number) throws Exception {
        try (var client = client()) {
            var token =
                    send(
                                    client,
                                    call(
                                            address + "/aggregation/v2/partners/authentication",
                                            """
                                            {"partnerId":"1445585709680",
                                             "partnerSecret":"fairlead-demo-secret"}"""))
                            .replaceAll(".*\"token\":\"([^\"]*)\".*", "$1");
            var call =
                    call(
                                    address + "/connect/v2/generate/lite",
                                    """
                                    {"partnerId":"1445585709680","customerId":"1005061234",
                                     "institutionId":"101732",
                                     "webhook":"http://127.0.0.1:%d/hook"}"""
                                            .formatted(port))
                            .header("Finicity-App-Token", token)
                            .build();
            var links = new ArrayList<URI>();
            var answers = new ArrayList<Future<String>>();
            try (var callers = Executors.newFixedThreadPool(CALLS_AT_ONCE)) {
                for (var i = 0; i < number; i++) {
                    answers.add(callers.submit(() -> body(client, call)));
                }
            }
            for (var answer : answers) {
                var query = answer.get().replaceAll(".*\\?([^\"]*)\".*", "$1");
                links.add(URI.create(address + "/?" + query));
            }
            return links;
        }
    }

    private static HttpRequest.Builder call(String url, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Finicity-App-Key", "fairlead-demo-app-key")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** Opens a link, and says as a browser does that somebody sees it. */
    private static String look(HttpClient client, URI link) throws Exception {
        var opened =
                client.send(
                        HttpRequest.newBuilder(link).build(),
                        HttpResponse.BodyHandlers.discarding());
        var screen = opened.headers().firstValue("Location").orElseThrow();
        var shown = link.resolve(screen.replaceFirst("/[^/]*$", "/shown"));
        return send(
                client, HttpRequest.newBuilder(shown).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static String send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return body(client, request.build());
    }

    private static String body(HttpClient client, HttpRequest request) throws Exception {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new ExecutionException(answer.statusCode() + " " + answer.body(), null);
        }
        return answer.body();
    }

    private void await(int events, int seconds) {
        var deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (arrivals.size() < events && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        if (arrivals.size() < events) {
            throw new IllegalStateException(
                    "%d of %d events arrived".formatted(arrivals.size(), events));
        }
    }

    private static long percentile(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
    }
}
