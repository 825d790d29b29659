package io.fairlead.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.shared.page.PagePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A server with one session whose screens a test puts together, to try the scripts of the Connect
 * app on: its pages keep to the same contract with the scripts as those of the real one. Each
 * screen that is shown sends a {@code route} message.
 */
final class FakeConnect implements AutoCloseable {

    static final String BASE = "/s/key";

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8"><title>%1$s</title><link rel="icon" href="data:,">
              <script src="/assets/connect/connect.js" type="module"></script>
            </head>
            <body class="connect" data-screen="%1$s">
            <main><h1 tabindex="-1">%1$s</h1>%2$s</main>
            <div id="session" hidden data-base="/s/key" data-version="7" data-messages='%3$s' %4$s></div>
            <template id="offline">
              <div role="alert">You seem to be offline. <button type="button">Try again</button></div>
            </template>
            <template id="idle">
              <dialog aria-label="Still there?"><p>Ends in {0}</p>
                <button data-stay>Stay</button></dialog>
            </template>
            <template id="ending">
              <dialog aria-label="Nearly over"><p>Ends in {0}</p>
                <button data-stay>Go on</button></dialog>
            </template>
            </body>
            </html>
            """;

    /** A screen's content, further attributes of its #session, and what it tells the host. */
    private record Screen(String content, String attributes, @Nullable String message) {}

    private final HttpServer http;
    private final Map<String, Screen> screens = new ConcurrentHashMap<>();
    private final Map<String, String> moves = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> messages = new ArrayList<>();

    private FakeConnect(HttpServer http) {
        this.http = http;
        moving("POST host", "").moving("POST stay", "");
    }

    static FakeConnect start() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var http = HttpServer.create(address, 0);
            var connect = new FakeConnect(http);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/assets/", FakeConnect::sendAsset);
            http.createContext(BASE, connect::answer);
            http.start();
            return connect;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a screen, on another site than {@code PartnerSite}. */
    String screen(String name) {
        return "http://localhost:" + http.getAddress().getPort() + BASE + "/" + name;
    }

    boolean has(String name) {
        return screens.containsKey(name);
    }

    FakeConnect with(String name, String content) {
        return with(name, content, "");
    }

    FakeConnect with(String name, String content, String attributes) {
        screens.put(name, new Screen(content, attributes, null));
        return this;
    }

    /** A last screen, which tells the host how the session ended. */
    FakeConnect withEnd(String type, String data, String attributes) {
        var message = "{\"type\":\"%s\",\"data\":%s}".formatted(type, data);
        screens.put(type, new Screen("", attributes, message));
        return this;
    }

    /** Leads requests of this method and path to a screen; to "" for an answer without content. */
    FakeConnect moving(String request, String screen) {
        moves.put(request, screen);
        return this;
    }

    /** What was asked so far, as {@code POST path?query body}. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var uri = exchange.getRequestURI();
            var method = exchange.getRequestMethod();
            var name = uri.getPath().substring(BASE.length() + 1);
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            requests.add(
                    "%s %s%s %s"
                            .formatted(
                                    method,
                                    name,
                                    query,
                                    URLDecoder.decode(body, StandardCharsets.UTF_8))
                            .strip());
            var next = moves.get(method + " " + name);
            if (next == null) {
                show(exchange, name);
            } else if (next.isEmpty()) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.getResponseHeaders().set("Location", BASE + "/" + next);
                exchange.sendResponseHeaders(303, -1);
            }
        }
    }

    private void show(HttpExchange exchange, String name) throws IOException {
        var screen = screens.getOrDefault(name, new Screen("Nothing here", "", null));
        var page = PAGE.formatted(name, screen.content(), told(name, screen), screen.attributes());
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", PagePolicy.connect(null).contentSecurityPolicy());
        headers.set("Cache-Control", "no-store");
        send(exchange, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized String told(String name, Screen screen) {
        tell("{\"type\":\"route\",\"data\":{\"screen\":\"%s\",\"params\":{}}}".formatted(name));
        if (screen.message() != null) {
            tell(screen.message());
        }
        return messages.toString();
    }

    private void tell(String message) {
        messages.add("{\"n\":%d,\"message\":%s}".formatted(messages.size() + 1, message));
    }

    private static void sendAsset(HttpExchange exchange) throws IOException {
        var path = "/static" + exchange.getRequestURI().getPath();
        try (exchange;
                var asset = FakeConnect.class.getResourceAsStream(path)) {
            if (asset == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, "text/javascript", asset.readAllBytes());
            }
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] content)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
