import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes Lite sessions from the link to the end, at FinBank's fast path: no MFA, one customer each. */
final class Sessions {

    private static final int AT_ONCE = 32;
    private static final int PAGES = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Consumer consumer;
    private final Map<String, List<Long>> times = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private Sessions(Consumer consumer) {
        this.consumer = consumer;
    }

    /** One page, whose time counts under a name. */
    private interface Call {
        Consumer.Page page() throws Exception;
    }

    static void main(String... arguments) throws Exception {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .build();
        var seconds = Duration.ofSeconds(Long.parseLong(arguments[1]));
        var consumer = new Consumer(http, arguments[0]);
        new Sessions(consumer).run(WARM_UP);
        var measured = new Sessions(consumer);
        var took = measured.run(seconds);
        measured.print(took);
        pages(consumer);
    }

    /** The server's time for a page, asked for again and again by one consumer. */
    private static void pages(Consumer consumer) throws Exception {
        System.out.println("\n| page, one at a time | p50 ms | p99 ms |");
        System.out.println("| --- | --- | --- |");
        for (var screen : Paint.screens(consumer).entrySet()) {
            var url = consumer.open(screen.getValue()).url();
            var nanos = new ArrayList<Long>();
            for (var i = 0; i < PAGES; i++) {
                var start = System.nanoTime();
                consumer.open(url);
                nanos.add(System.nanoTime() - start);
            }
            System.out.printf(
                    "| %s | %.1f | %.1f |%n",
                    screen.getKey(), percentile(nanos, 0.5), percentile(nanos, 0.99));
        }
    }

    private Duration run(Duration length) throws Exception {
        var start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < AT_ONCE; i++) {
                running.add(
                        threads.submit(
                                () -> {
                                    while (System.nanoTime() - start < length.toNanos()) {
                                        session();
                                    }
                                    return null;
                                }));
            }
            for (var one : running) {
                one.get();
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void session() throws Exception {
        var customer = consumer.customer();
        var link =
                consumer.link(
                        "/lite",
                        Map.of(
                                "partnerId", "1445585709680",
                                "customerId", customer,
                                "institutionId", 101732));
        var landing = timed("landing", () -> consumer.open(link));
        var login = timed("login form", () -> consumer.post(landing, "/landing"));
        var page =
                timed(
                        "sign-in, sharing",
                        () ->
                                consumer.post(
                                        login,
                                        "/login",
                                        "Banking Userid",
                                        "demo",
                                        "Banking Password",
                                        "go"));
        while (page.isAt("loading")) {
            page = consumer.afterProgress(page);
        }
        (page.html().contains("Thank you") ? done : failed).incrementAndGet();
    }

    private Consumer.Page timed(String name, Call call) throws Exception {
        var start = System.nanoTime();
        var page = call.page();
        times.computeIfAbsent(name, _ -> Collections.synchronizedList(new ArrayList<>()))
                .add(System.nanoTime() - start);
        return page;
    }

    private void print(Duration took) {
        System.out.println("| step under load, with its redirect | p50 ms | p99 ms |");
        System.out.println("| --- | --- | --- |");
        new TreeMap<>(times)
                .forEach(
                        (name, all) ->
                                System.out.printf(
                                        "| %s | %.1f | %.1f |%n",
                                        name, percentile(all, 0.5), percentile(all, 0.99)));
        System.out.printf(
                "%nSessions from link to done, %d at once: %.1f a second; %d failed%n",
                AT_ONCE, done.get() * 1e9 / took.toNanos(), failed.get());
    }

    private static double percentile(List<Long> nanos, double share) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }
}
