package io.fairlead.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void waitsUntilTheConditionHolds() {
        assertThat(Await.until(LONG, () -> looks.incrementAndGet() == 3)).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void givesUpInTheEnd() {
        assertThat(Await.until(SHORT, () -> false)).isFalse();
    }

    @Test
    void returnsWhatItHasSeenLast() {
        assertThat(Await.until(LONG, SHORT, looks::incrementAndGet, seen -> seen > 4)).isEqualTo(5);
        assertThat(Await.until(Duration.ZERO, SHORT, looks::incrementAndGet, seen -> seen > 9))
                .isEqualTo(6);
    }

    @Test
    void endsWithAnInterrupt() throws InterruptedException {
        var thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    Await.until(LONG, () -> looks.incrementAndGet() < 0);
                                    if (Thread.currentThread().isInterrupted()) {
                                        looks.set(-1);
                                    }
                                });
        thread.interrupt();

        assertThat(thread.join(LONG)).isTrue();
        assertThat(looks).hasValue(-1);
    }
}
