package io.fairlead.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * A partner's web site, of another site than the server: {@code /frame?<link>} shows a link in a
 * frame, {@code /sdk?<options>#<link>} opens one with the vendor's web SDK, {@code
 * /script?<options>#<link>} with the script of the server that has made the link, and every other
 * path says that the consumer is back.
 */
public final class PartnerSite {

    private static final String FRAME_PATH = "/frame";
    private static final String ISOLATED_PATH = "/isolated/";
    private static final String SDK_PATH = "/sdk";
    private static final String SCRIPT_PATH = "/script";
    private static final String SDK_MODULE = "/connect-web-sdk.js";

    /**
     * Launches the link with a button. {@code window.events} notes the calls of each event handler
     * and {@code window.messages} everything that was posted to the page, in order.
     */
    private static final String SDK_PAGE =
            """
            <button>Connect</button><div id=place style="position: relative; height: 800px"></div>
            <script type=module>
            import { Connect } from "%s";
            window.events = [];
            window.messages = [];
            addEventListener("message", ({ data }) => messages.push(data));
            const options = new URLSearchParams(location.search);
            const names = ["Load", "User", "Route", "Done", "Cancel", "Error"];
            if (options.has("onUrl")) names.push("Url");
            const handlers = Object.fromEntries(names.map((name) =>
                ["on" + name, (...payload) => events.push({ name, payload })]));
            document.querySelector("button").addEventListener("click", () =>
                Connect.launch(location.hash.slice(1), handlers, {
                    popup: options.has("popup"),
                    selector: options.has("selector") ? "#place" : undefined,
                }));
            </script>
            """
                    .formatted(SDK_MODULE);

    /**
     * As pages do that were written for the vendor's first script. {@code window.calls} notes the
     * calls of each option, in order.
     */
    private static final String SCRIPT_PAGE =
            """
            <button>Connect</button><div id=place style="position: relative; height: 800px"></div>
            <script>
            window.calls = [];
            const link = location.hash.slice(1);
            const options = Object.fromEntries(
                ["success", "cancel", "error", "loaded", "route", "user"].map((name) =>
                    [name, (...payload) => calls.push({ name, payload })]));
            const wanted = new URLSearchParams(location.search);
            if (wanted.has("selector")) options.selector = "#place";
            if (wanted.has("overlay")) options.overlay = wanted.get("overlay");
            const script = document.createElement("script");
            script.src = new URL("/assets/sdk/finicity-connect.min.js", link);
            document.head.append(script);
            document.querySelector("button").addEventListener("click", () =>
                finicityConnect.launch(link, options));
            </script>
            """;

    private final HttpServer http;

    private PartnerSite(HttpServer http) {
        this.http = http;
    }

    /** One for all tests of a process. */
    public static PartnerSite shared() {
        return Shared.SITE;
    }

    private static final class Shared {
        private static final PartnerSite SITE = start();
    }

    private static PartnerSite start() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var http = HttpServer.create(address, 0);
            http.createContext("/", PartnerSite::answer);
            http.createContext(SDK_MODULE, PartnerSite::sendSdk);
            http.start();
            return new PartnerSite(http);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The page with the link in a frame. */
    public String framing(TestLink link) {
        return framing(link.toString());
    }

    /** The page with an address in a frame. */
    public String framing(String link) {
        return address() + FRAME_PATH + "?" + link;
    }

    /**
     * The page with the link in a frame, which lets in only what agrees to it.
     *
     * @param policy a value of {@code Cross-Origin-Embedder-Policy}
     */
    public String isolating(TestLink link, String policy) {
        return address() + ISOLATED_PATH + policy + "?" + link;
    }

    /**
     * The page that launches the link with the SDK, needs {@link WebSdk#isInstalled}.
     *
     * @param options any of {@code popup}, {@code selector} and {@code onUrl}
     */
    public String launching(String link, String... options) {
        return address() + SDK_PATH + "?" + String.join("&", options) + "#" + link;
    }

    /**
     * The page that launches the link with our own script.
     *
     * @param options any of {@code selector} and {@code overlay=<color>}
     */
    public String scripting(String link, String... options) {
        return address() + SCRIPT_PATH + "?" + String.join("&", options) + "#" + link;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var path = uri.getPath();
        if (path.startsWith(ISOLATED_PATH)) {
            var policy = path.substring(ISOLATED_PATH.length());
            exchange.getResponseHeaders().set("Cross-Origin-Embedder-Policy", policy);
        }
        var content =
                switch (path.replaceFirst(ISOLATED_PATH + ".*", FRAME_PATH)) {
                    case FRAME_PATH ->
                            "<iframe title=Connect width=390 height=700 src=\"%s\"></iframe>"
                                    .formatted(uri.getRawQuery().replace("&", "&amp;"));
                    case SDK_PATH -> SDK_PAGE;
                    case SCRIPT_PATH -> SCRIPT_PAGE;
                    default -> "<h1>Welcome back</h1>";
                };
        var page =
                "<!doctype html><html lang=en><title>Partner</title><link rel=icon href=data:,>"
                        + content;
        send(exchange, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void sendSdk(HttpExchange exchange) throws IOException {
        send(exchange, "text/javascript", Files.readAllBytes(WebSdk.MODULE));
    }

    private static void send(HttpExchange exchange, String type, byte[] content)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, content.length);
        try (var body = exchange.getResponseBody()) {
            body.write(content);
        }
    }
}
