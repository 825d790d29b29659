package io.fairlead.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(2);
    private final AtomicInteger atWork = new AtomicInteger();
    private final List<Integer> seen = new ArrayList<>();

    /** The first one works until there is a second one. */
    private final CountDownLatch two = new CountDownLatch(2);

    @Test
    void letsOnlySoManyWorkAtOnce() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 40; i++) {
            threads.add(Thread.ofVirtual().start(() -> turns.take(this::work)));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(40).allMatch(count -> count <= 2).contains(2);
        assertThat(turns.areTaken()).isFalse();
    }

    @Test
    void givesTheTurnOfThoseWhoWaitOutsideToOthers() throws InterruptedException {
        var one = new Turns(1);
        var answered = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        var first =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        one.take(
                                                () ->
                                                        Turns.aside(
                                                                () -> {
                                                                    waiting.countDown();
                                                                    return arrived(answered);
                                                                })));
        assertThat(arrived(waiting)).isTrue();

        one.take(() -> assertThat(one.areTaken()).isTrue());

        answered.countDown();
        first.join();
        assertThat(one.areTaken()).isFalse();
    }

    @Test
    void areInDemandWhenMoreThanAQuarterIsTaken() {
        var four = new Turns(4);

        four.take(
                () -> {
                    assertThat(four.areInDemand()).isFalse();
                    four.take(() -> assertThat(four.areInDemand()).isTrue());
                });

        assertThat(four.areInDemand()).isFalse();
    }

    @Test
    void needsNoTurnToWait() {
        assertThat(Turns.aside(() -> "answer")).isEqualTo("answer");
    }

    private void work() {
        synchronized (seen) {
            seen.add(atWork.incrementAndGet());
        }
        two.countDown();
        if (arrived(two)) {
            atWork.decrementAndGet();
        }
    }

    private static boolean arrived(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
