package io.fairlead.chaos;

import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What is between the server and callers who try again as long as nobody answers, and as long as
 * they are told to. All that they hear is judged and counted.
 */
final class Answers implements ApiClient.Transport {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NONE = "none";

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @Override
    public Answer answer(String call, Supplier<Answer> sent) {
        var start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                var answer = sent.get();
                hear(call, answer);
                if (answer.status() != 503) {
                    return answer;
                }
            } catch (UncheckedIOException _) {
                count(NONE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError(call + " was not answered within " + PATIENCE);
    }

    /** Judges and counts an answer. */
    void hear(String call, Answer answer) {
        count(Integer.toString(answer.status()));
        var fault = fault(answer);
        if (!fault.isEmpty()) {
            faults.add("%s: %d, %s: %s".formatted(call, answer.status(), fault, answer.body()));
        }
    }

    private void count(String kind) {
        counts.computeIfAbsent(kind, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static String fault(Answer answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.status() == 503) {
            return tellsToTryAgain(answer, type) ? "" : "says nothing of trying again";
        }
        if (answer.status() >= 500) {
            return "a fault of ours";
        }
        return answer.body().contains("Something went wrong on our side") ? "a page of ours" : "";
    }

    private static boolean tellsToTryAgain(Answer answer, String type) {
        return answer.headers().firstValue("Retry-After").isPresent()
                && (type.startsWith("text/html")
                        ? answer.body().contains("One moment, please")
                        : answer.text("message").contains("Try again"));
    }

    /** What nobody should have heard. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often there was which status, or none. */
    Map<String, AtomicInteger> counts() {
        return new TreeMap<>(counts);
    }
}
