package io.fairlead.kit.tinybank;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A bank in memory, with one user, two accounts, and a transaction a day for each. */
final class TinyBank implements AutoCloseable {

    static final String USER = "ada";
    static final String PASSWORD = "canary-51c09a7d";
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2026, 1, 25);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CREDENTIALS =
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString("%s:%s".formatted(USER, PASSWORD).getBytes(UTF_8));
    private static final List<String> ACCOUNTS = List.of("a1", "a2");
    private static final int PAGE = 10;

    private final HttpServer server;
    private volatile @Nullable String error;

    TinyBank() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on this is the answer to everything; null: no more. */
    void fail(@Nullable String everything) {
        error = everything;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var refusal = refusal(exchange);
        var body = refusal == null ? found(exchange.getRequestURI()) : Map.of("error", refusal);
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(body.containsKey("error") ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private @Nullable String refusal(HttpExchange exchange) {
        if (error != null || exchange.getRequestURI().getPath().equals("/health")) {
            return error;
        }
        var given = exchange.getRequestHeaders().getFirst("Authorization");
        return CREDENTIALS.equals(given) ? null : "wrong-password";
    }

    private static Map<String, ?> found(URI uri) {
        var path = uri.getPath().split("/");
        return switch (path.length) {
            case 2 -> Map.of("accounts", ACCOUNTS.stream().map(TinyBank::account).toList());
            case 3 ->
                    ACCOUNTS.contains(path[2])
                            ? account(path[2])
                            : Map.of("error", "unknown-account");
            default -> transactions(query(uri));
        };
    }

    private static Map<String, ?> account(String id) {
        return Map.of(
                "id",
                id,
                "number",
                "1000" + id,
                "name",
                "Everyday " + id,
                "balance",
                "12.50",
                "balanceAt",
                "2026-01-25T12:00:00Z");
    }

    private static Map<String, ?> transactions(Map<String, String> query) {
        var from = LocalDate.parse(query.getOrDefault("from", ""));
        var to = LocalDate.parse(query.getOrDefault("to", ""));
        var skipped = Integer.parseInt(query.getOrDefault("page", ""));
        var all =
                Stream.iterate(LAST_DAY, day -> !day.isBefore(FIRST_DAY), day -> day.minusDays(1))
                        .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                        .toList();
        var shown = all.stream().skip(skipped).limit(PAGE).map(TinyBank::transaction).toList();
        var end = skipped + PAGE;
        return end < all.size()
                ? Map.of("transactions", shown, "next", Integer.toString(end))
                : Map.of("transactions", shown);
    }

    private static Map<String, ?> transaction(LocalDate day) {
        return Map.of(
                "id",
                "t" + day,
                "amount",
                "-3.20",
                "at",
                day + "T12:00:00Z",
                "description",
                "Coffee");
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
