package io.fairlead.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A partner's web site, of another site than the server: {@code /frame?<link>} shows a link in a
 * frame, and every other path says that the consumer is back.
 */
public final class PartnerSite implements AutoCloseable {

    private static final String FRAME_PATH = "/frame";

    private final HttpServer http;

    private PartnerSite(HttpServer http) {
        this.http = http;
    }

    public static PartnerSite start() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var http = HttpServer.create(address, 0);
            http.createContext("/", PartnerSite::answer);
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
        return address() + FRAME_PATH + "?" + link;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var content =
                uri.getPath().equals(FRAME_PATH)
                        ? "<iframe title=Connect width=390 height=700 src=\"%s\"></iframe>"
                                .formatted(uri.getRawQuery().replace("&", "&amp;"))
                        : "<h1>Welcome back</h1>";
        var page =
                ("<!doctype html><html lang=en><title>Partner</title><link rel=icon href=data:,>"
                                + content)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        try (var body = exchange.getResponseBody()) {
            body.write(page);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
