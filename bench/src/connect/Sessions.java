import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes Lite sessions from the link to the end, at FinBank's fast path: no MFA, one customer each.
 * Whatever does not end with the thanks has failed, whoever is to blame.
 */
final class Sessions {

    private static final int PAGES = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(3);

    /**
     * Consumers at once.
     *
     * @param userid who signs in at FinBank
     */
    private record Load(String name, int atOnce, String institution, String userid, String password) {

        static Load of(int atOnce) {
            return new Load("9 accounts", atOnce, "101732", "demo", "go");
        }

        static Load ofManyAccounts(int atOnce) {
            return new Load("60 accounts", atOnce, "102105", "many", "profile_106");
        }
    }

    private final Consumer consumer;
    private final Load load;
    private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    private Sessions(Consumer consumer, Load load) {
        this.consumer = consumer;
        this.load = load;
    }

    /** One page, whose time counts. */
    private interface Call {
        Consumer.Page page() throws Exception;
    }

    static void main(String... arguments) throws Exception {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .connectTimeout(Duration.ofSeconds(30))
                        .build();
        var consumer = new Consumer(http, arguments[0]);
        if (arguments[1].equals("one")) {
            new Sessions(consumer, Load.of(1)).session();
            return;
        }
        var seconds = Duration.ofSeconds(Long.parseLong(arguments[1]));
        new Sessions(consumer, Load.of(32)).run(WARM_UP);
        System.out.println(
                "| consumers at once | sessions/s, link to done | failed | page p50 ms | page p99 ms |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (var load :
                List.of(Load.of(32), Load.of(64), Load.of(256), Load.ofManyAccounts(24))) {
            var measured = new Sessions(consumer, load);
            measured.print(measured.run(seconds));
        }
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
            for (var i = 0; i < load.atOnce(); i++) {
                running.add(
                        threads.submit(
                                () -> {
                                    while (System.nanoTime() - start < length.toNanos()) {
                                        counted();
                                    }
                                }));
            }
            for (var one : running) {
                one.get();
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void counted() {
        String failure;
        try {
            failure = session();
        } catch (Exception e) {
            failure = e.toString();
        }
        if (failure == null) {
            done.incrementAndGet();
        } else {
            failed.incrementAndGet();
            failures.computeIfAbsent(failure, _ -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** Null, or what the session ended with instead of the thanks. */
    private String session() throws Exception {
        var link =
                consumer.link(
                        "/lite",
                        Map.of(
                                "partnerId", "1445585709680",
                                "customerId", consumer.customer(),
                                "institutionId", load.institution()));
        var landing = timed(() -> consumer.open(link));
        var form = atEnd(timed(() -> consumer.post(landing, "/landing")));
        if (!form.isAt("login")) {
            return "No sign-in form: " + heading(form);
        }
        var end =
                atEnd(
                        timed(
                                () ->
                                        consumer.post(
                                                form,
                                                "/login",
                                                "Banking Userid",
                                                load.userid(),
                                                "Banking Password",
                                                load.password())));
        return end.html().contains("Thank you") ? null : "At the end: " + heading(end);
    }

    private Consumer.Page atEnd(Consumer.Page first) throws Exception {
        var page = first;
        var start = System.nanoTime();
        while (page.isAt("loading") && System.nanoTime() - start < LONGEST_SESSION.toNanos()) {
            page = consumer.afterProgress(page);
        }
        return page;
    }

    private static String heading(Consumer.Page page) {
        var begin = page.html().indexOf("<h1");
        var end = page.html().indexOf("</h1>");
        return page.status()
                + " "
                + (begin < 0 || end < begin ? "" : page.html().substring(begin, end));
    }

    private Consumer.Page timed(Call call) throws Exception {
        var start = System.nanoTime();
        var page = call.page();
        times.add(System.nanoTime() - start);
        return page;
    }

    private void print(Duration took) {
        System.out.printf(
                "| %d, %s | %.1f | %d | %.1f | %.1f |%n",
                load.atOnce(),
                load.name(),
                done.get() * 1e9 / took.toNanos(),
                failed.get(),
                percentile(times, 0.5),
                percentile(times, 0.99));
        failures.forEach((failure, count) -> System.err.println(count + " x " + failure));
    }

    private static double percentile(List<Long> nanos, double share) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }
}
