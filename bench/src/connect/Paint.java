import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each screen weighs on first load, and when a phone paints it: CPU four times slower, 150 ms
 * latency, 1.6 Mbit/s, nothing in the cache. Median of five loads.
 */
final class Paint {

    private static final int LOADS = 5;
    private static final long BYTES_PER_SECOND = 1_600_000 / 8;

    private Paint() {}

    static void main(String... arguments) throws Exception {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .build();
        try (var browser = new Browser()) {
            for (var screen : screens(new Consumer(http, arguments[0])).entrySet()) {
                measure(browser, screen.getKey(), screen.getValue());
            }
        }
    }

    /** Addresses by the name of the screen; the first one begins with the link. */
    static Map<String, String> screens(Consumer consumer) throws Exception {
        var screens = new LinkedHashMap<String, String>();
        screens.put("landing, from the link", consumer.link("", full(consumer)));
        var landing = consumer.open(consumer.link("", full(consumer)));
        var search = consumer.post(landing, "/landing");
        screens.put("bank search", search.url());
        screens.put("login form", atLogin(consumer).url());
        var choice = signedIn(consumer);
        screens.put("choice of accounts", choice.url());
        var chosen = signedIn(consumer);
        var review = consumer.post(chosen, "/select-accounts", "account", chosen.firstAccount());
        while (review.isAt("loading")) {
            review = consumer.afterProgress(review);
        }
        screens.put("review", review.url());
        return screens;
    }

    private static Map<String, Object> full(Consumer consumer) throws Exception {
        return Map.of("partnerId", "1445585709680", "customerId", consumer.customer());
    }

    private static Consumer.Page atLogin(Consumer consumer) throws Exception {
        var landing = consumer.open(consumer.link("", full(consumer)));
        var search = consumer.post(landing, "/landing");
        return consumer.post(search, "/search", "institution", "101732");
    }

    private static Consumer.Page signedIn(Consumer consumer) throws Exception {
        var page =
                consumer.post(
                        atLogin(consumer),
                        "/login",
                        "Banking Userid",
                        "demo",
                        "Banking Password",
                        "go");
        while (page.isAt("loading")) {
            page = consumer.afterProgress(page);
        }
        return page;
    }

    private static void measure(Browser browser, String screen, String url) throws Exception {
        var paints = new double[LOADS];
        for (var i = 0; i < LOADS; i++) {
            paints[i] = browser.load(url);
        }
        java.util.Arrays.sort(paints);
        System.out.printf(
                "| %s | %.1f | %.1f | %.0f ms |%n",
                screen,
                browser.bytes.values().stream().mapToLong(Long::longValue).sum() / 1000.0,
                browser.documentBytes.get() / 1000.0,
                paints[LOADS / 2]);
    }

    /** Chromium by its DevTools protocol. */
    private static final class Browser implements AutoCloseable, WebSocket.Listener {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        final Map<String, Long> bytes = new ConcurrentHashMap<>();
        final AtomicLong documentBytes = new AtomicLong();

        private final Process process;
        private final WebSocket socket;
        private final AtomicInteger calls = new AtomicInteger();
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final Map<String, String> types = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private final String target;

        Browser() throws IOException, InterruptedException {
            process =
                    new ProcessBuilder(
                                    "chromium",
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--remote-debugging-port=0",
                                    "--user-data-dir=" + Files.createTempDirectory("paint"))
                            .redirectErrorStream(true)
                            .start();
            socket =
                    HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .buildAsync(URI.create(debuggingAddress()), this)
                            .join();
            var page = call(null, "Target.createTarget", Map.of("url", "about:blank"));
            target =
                    call(
                                    null,
                                    "Target.attachToTarget",
                                    Map.of("targetId", page.get("targetId"), "flatten", true))
                            .get("sessionId")
                            .asString();
            prepare();
        }

        private void prepare() {
            call("Page.enable", Map.of());
            call("Network.enable", Map.of());
            call("Network.setCacheDisabled", Map.of("cacheDisabled", true));
            call(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
            call("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
            call(
                    "Network.emulateNetworkConditions",
                    Map.of(
                            "offline",
                            false,
                            "latency",
                            150,
                            "downloadThroughput",
                            BYTES_PER_SECOND,
                            "uploadThroughput",
                            BYTES_PER_SECOND));
        }

        /** Loads a page; the milliseconds until its first contentful paint. */
        double load(String url) throws InterruptedException {
            bytes.clear();
            types.clear();
            call("Page.navigate", Map.of("url", "about:blank"));
            call("Page.navigate", Map.of("url", url));
            Thread.sleep(Duration.ofMillis(2500));
            var painted =
                    call(
                            "Runtime.evaluate",
                            Map.of(
                                    "expression",
                                    "performance.getEntriesByName('first-contentful-paint')[0]"
                                            + ".startTime"));
            return painted.get("result").get("value").asDouble();
        }

        private String debuggingAddress() throws IOException {
            var output =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("DevTools listening on ")) {
                    return line.substring("DevTools listening on ".length());
                }
            }
            throw new IOException("Chromium did not start");
        }

        private JsonNode call(String method, Map<String, ?> parameters) {
            return call(target, method, parameters);
        }

        private JsonNode call(String session, String method, Map<String, ?> parameters) {
            var id = calls.incrementAndGet();
            var call = new LinkedHashMap<String, Object>();
            call.put("id", id);
            call.put("method", method);
            call.put("params", parameters);
            if (session != null) {
                call.put("sessionId", session);
            }
            var answer = new CompletableFuture<JsonNode>();
            waiting.put(id, answer);
            socket.sendText(JSON.writeValueAsString(call), true).join();
            return answer.orTimeout(30, TimeUnit.SECONDS).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(JsonNode message) {
            if (message.has("id")) {
                waiting.remove(message.get("id").asInt()).complete(message.path("result"));
                return;
            }
            var parameters = message.path("params");
            var request = parameters.path("requestId").asString("");
            switch (message.path("method").asString("")) {
                case "Network.responseReceived" ->
                        types.put(request, parameters.path("type").asString(""));
                case "Network.loadingFinished" -> {
                    var size = parameters.path("encodedDataLength").asLong();
                    bytes.put(request, size);
                    if (types.getOrDefault(request, "").equals("Document")) {
                        documentBytes.set(size);
                    }
                }
                default -> {}
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
