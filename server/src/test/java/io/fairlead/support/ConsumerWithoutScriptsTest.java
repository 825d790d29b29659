package io.fairlead.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At which screen a consumer of the tests arrives, with a server that answers as it is told. */
class ConsumerWithoutScriptsTest {

    private static final String SESSION = "/s/" + "k".repeat(43);
    private static final String END =
            "<body data-messages=\"[{&#34;action&#34;:&#34;End&#34;}]\"%s><h1>%s</h1>";
    private static final String PROGRESS = " data-progress=\"" + SESSION + "/progress?version=7\"";

    private final Queue<String> screens = new ArrayDeque<>();
    private HttpServer http;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void waitsWhileTheLoadingScreenDoes() {
        screens.addAll(List.of(loading(), END.formatted("", "Thank you!")));
        assertThat(arrived().heading()).isEqualTo("Thank you!");
    }

    /** The session ends after it was looked up for the page, and before its events were read. */
    @Test
    void waitsAlthoughTheLoadingScreenTellsOfTheEnd() {
        screens.addAll(
                List.of(END.formatted(PROGRESS, "Loading"), END.formatted("", "Thank you!")));
        assertThat(arrived().heading()).isEqualTo("Thank you!");
    }

    @Test
    void expectsEveryOtherLoadingScreenToWait() {
        screens.add("<h1>Loading</h1>");
        assertThatThrownBy(this::arrived)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("<h1>Loading</h1>");
    }

    private static String loading() {
        return "<body data-messages=\"[]\"" + PROGRESS + "><h1>Loading</h1>";
    }

    private ConsumerWithoutScripts arrived() {
        var address = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        return ConsumerWithoutScripts.opening(
                new ApiClient(address), () -> address, TestLink.of(address + "?signature=1"));
    }

    /** Every address but that of the loading screen leads there. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var loading = SESSION + "/loading";
            if (!exchange.getRequestURI().getPath().equals(loading)) {
                exchange.getResponseHeaders().set("Location", loading);
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            var page = screens.remove().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }
}
