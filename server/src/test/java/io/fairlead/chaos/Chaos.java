package io.fairlead.chaos;

import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.ScriptedMailServer;
import io.fairlead.support.WebhookReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A server under load, what befalls it, and what is left of all that it has acknowledged. */
final class Chaos implements AutoCloseable {

    private static final Duration ANSWER_TIME = Duration.ofMillis(40);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int SENT_AT_ONCE = 64;
    private static final int PROGRESS = 8;

    private static final Map<String, String> WORK =
            Map.of(
                    "logins to read", "SELECT count(*) FROM work_item",
                    "events to send", "SELECT coalesce(sum(waiting), 0) FROM webhook_stream",
                    "mails to send", "SELECT count(*) FROM email_message WHERE state = 'QUEUED'");

    private final Random random;
    private final WebhookReceiver receiver = WebhookReceiver.started();
    private final ScriptedMailServer mailServer = new ScriptedMailServer(0);
    private final DisturbedServer server;
    private final Answers answers = new Answers();
    private final Duration longestQuiet;
    private final Map<Load, Integer> loads = new LinkedHashMap<>();
    private final Map<Disturbance, List<Duration>> suffered = new EnumMap<>(Disturbance.class);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private List<String> lost = List.of();

    /**
     * Starts the server.
     *
     * @param folder where it has its home
     * @param seed of what happens when
     * @param longest how long something may stand still, and how long nothing may happen
     */
    Chaos(Path folder, long seed, Duration longest) {
        random = new Random(seed);
        longestQuiet = longest;
        receiver.answers(_ -> WebhookReceiver.Answer.of(200).after(ANSWER_TIME));
        mailServer.answersAfter(ANSWER_TIME);
        server = new DisturbedServer(folder, random, longest, environment());
        var callers = Callers.of(new ApiClient(server.address()).through(answers));
        var sessions = new SessionLoad(callers, receiver, server::database);
        loads.put(sessions, 6);
        loads.put(new DeletionLoad(callers, sessions, server::database), 1);
        loads.put(new LinkLoad(callers), 1);
        loads.put(new MailLoad(callers, mailServer), 1);
    }

    private Map<String, String> environment() {
        return Map.of(
                "FAIRLEAD_SMTP_URL",
                "smtp://localhost:" + mailServer.port(),
                "FAIRLEAD_EMAIL_LEASE",
                "1s",
                "FAIRLEAD_WEBHOOK_ATTEMPTTIMEOUT",
                "1s");
    }

    /** Lets so much happen under load, waits for the work in the background, and compares. */
    void run(int disturbances) {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            loads.forEach(
                    (load, workers) -> {
                        for (var i = 0; i < workers; i++) {
                            threads.execute(() -> work(load, over));
                        }
                    });
            try {
                Await.until(
                        () -> loads.keySet().stream().allMatch(load -> load.acknowledged() > 0));
                for (var disturbance : drawn(disturbances)) {
                    LockSupport.parkNanos(random.nextLong(longestQuiet.toNanos()));
                    var start = System.nanoTime();
                    server.suffer(disturbance);
                    awaitProgress();
                    suffered.computeIfAbsent(disturbance, _ -> new ArrayList<>())
                            .add(Duration.ofNanos(System.nanoTime() - start));
                }
            } finally {
                over.set(true);
            }
        }
        awaitNoWork();
        lost = loads.keySet().stream().flatMap(load -> load.lost().stream()).toList();
    }

    /** All kinds in their order, and again in any order. */
    private List<Disturbance> drawn(int number) {
        var drawn = new ArrayList<>(List.of(Disturbance.values()));
        while (drawn.size() < number) {
            var all = Arrays.asList(Disturbance.values());
            Collections.shuffle(all, random);
            drawn.addAll(all);
        }
        return drawn.subList(0, number);
    }

    private void work(Load load, AtomicBoolean over) {
        while (!over.get()) {
            try {
                load.step();
            } catch (AssertionError | RuntimeException e) {
                failures.add(load.name() + ": " + e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void awaitProgress() {
        var before = acknowledged();
        Await.until(() -> acknowledged() >= before + PROGRESS);
    }

    private int acknowledged() {
        return loads.keySet().stream().mapToInt(Load::acknowledged).sum();
    }

    private void awaitNoWork() {
        var database = server.database();
        WORK.values()
                .forEach(
                        sql ->
                                Await.until(
                                        () -> database.sql(sql).query(Long.class).single() == 0));
    }

    /** Everything that should not be so: empty. */
    List<String> findings() {
        var findings = new ArrayList<>(failures);
        findings.addAll(answers.faults());
        findings.addAll(lost);
        findings.addAll(server.loggedFaults());
        if (sentAgain() > SENT_AT_ONCE * disturbances()) {
            findings.add(sentAgain() + " events were sent again");
        }
        return findings;
    }

    /**
     * Lets each load claim something that has not happened, which its comparison must find; returns
     * the names of those that do not.
     */
    List<String> blindLoads() {
        return loads.keySet().stream()
                .filter(
                        load -> {
                            load.claimFalsely();
                            return load.lost().size() != 1;
                        })
                .map(Load::name)
                .toList();
    }

    private int disturbances() {
        return suffered.values().stream().mapToInt(List::size).sum();
    }

    private int sentAgain() {
        var sent = receiver.events();
        return sent.size()
                - (int) sent.stream().map(WebhookReceiver.Request::eventId).distinct().count();
    }

    /** What has happened, in tables. */
    String report() {
        var report =
                new StringBuilder(
                        "| what happened | times | until all went on, longest ms |\n| --- | --- | --- |\n");
        suffered.forEach(
                (what, times) ->
                        report.append(
                                "| %s | %,d | %,d |%n"
                                        .formatted(
                                                what.words(),
                                                times.size(),
                                                Collections.max(times).toMillis())));
        report.append("\n| acknowledged | |\n| --- | --- |\n");
        loads.keySet().forEach(load -> report.append(row(load.name(), load.acknowledged())));
        report.append(row("webhook events", receiver.events().size()));
        report.append(row("of them sent again", sentAgain()));
        report.append("\n| answer | times |\n| --- | --- |\n");
        answers.counts().forEach((status, times) -> report.append(row(status, times.get())));
        report.append("\n| not as it should be | |\n| --- | --- |\n");
        report.append(row("failures of callers", failures.size()));
        report.append(row("wrong answers", answers.faults().size()));
        report.append(row("faults in the server's log", server.loggedFaults().size()));
        report.append(row("acknowledged and lost", lost.size()));
        return report.toString();
    }

    private static String row(String name, int number) {
        return "| %s | %,d |%n".formatted(name, number);
    }

    @Override
    public void close() {
        server.close();
        receiver.close();
        mailServer.close();
    }
}
