package io.fairlead.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RecentTest {

    private final Map<String, Integer> database = new ConcurrentHashMap<>(Map.of("one", 1));
    private final Recent<String, Integer> recent = new Recent<>(10, Duration.ofHours(1));
    private int asked;

    @Test
    void isAskedOnceInAMoment() {
        assertThat(find("one")).contains(1);
        database.put("one", 2);
        assertThat(find("one")).contains(1);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void isAskedEachTimeForWhatThereIsNot() {
        assertThat(find("two")).isEmpty();
        database.put("two", 2);
        assertThat(find("two")).contains(2);
    }

    @Test
    void forgetsWhatChanges() {
        find("one");
        database.put("one", 2);

        recent.changes("one");
        assertThat(find("one")).contains(2);

        database.put("one", 3);
        recent.changesAll();
        assertThat(find("one")).contains(3);
    }

    /** Until then, others would remember what was. */
    @Test
    void forgetsAfterTheCommit() {
        TransactionSynchronizationManager.initSynchronization();
        try {
            recent.changes("one");
            find("one");
            database.put("one", 2);
            TransactionSynchronizationManager.getSynchronizations()
                    .forEach(synchronization -> synchronization.afterCommit());
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
        assertThat(find("one")).contains(2);
    }

    @Test
    void isAskedForNowAndRemembersThat() {
        find("one");
        database.put("one", 2);
        assertThat(recent.findNow("one", this::ask)).contains(2);
        assertThat(find("one")).contains(2);
    }

    @Test
    void asksOnceForAllWhoAskMeanwhile() throws Exception {
        var answer = new CompletableFuture<Optional<Integer>>();
        var reads = new AtomicInteger();
        var callers = new ArrayList<FutureTask<Optional<Integer>>>();
        for (var i = 0; i < 8; i++) {
            var caller =
                    new FutureTask<>(
                            () ->
                                    recent.find(
                                            "one",
                                            _ -> {
                                                reads.incrementAndGet();
                                                return answer.join();
                                            }));
            callers.add(caller);
            var thread = Thread.ofPlatform().start(caller);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
        answer.completeExceptionally(new IllegalStateException("away"));

        for (var caller : callers) {
            assertThatThrownBy(caller::get).hasRootCauseMessage("away");
        }
        assertThat(reads).hasValue(1);
        assertThat(find("one")).contains(1);
    }

    private Optional<Integer> find(String key) {
        return recent.find(key, this::ask);
    }

    private Optional<Integer> ask(String key) {
        asked++;
        return Optional.ofNullable(database.get(key));
    }
}
