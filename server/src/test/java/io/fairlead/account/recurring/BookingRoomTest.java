package io.fairlead.account.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BookingRoomTest {

    private static final int SIZE = 1_000;

    private final BookingRoom room = new BookingRoom(SIZE);

    @Test
    void isNeverTakenTwice() throws Exception {
        var held = new AtomicLong();
        var most = new AtomicLong();
        var calls = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 200; i++) {
            var bookings = i % 7 == 0 ? 5_000 : 100 + i;
            var taken = Math.min(bookings, SIZE);
            calls.add(
                    () ->
                            room.take(
                                    bookings,
                                    () -> {
                                        most.accumulateAndGet(held.addAndGet(taken), Math::max);
                                        Thread.yield();
                                        held.addAndGet(-taken);
                                        return taken;
                                    }));
        }

        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var done : threads.invokeAll(calls)) {
                assertThat(done.get()).isPositive();
            }
        }

        assertThat(most.get()).isEqualTo(SIZE);
        assertThat(held.get()).isZero();
    }

    @Test
    void isGivenBackByWhatFails() {
        for (var i = 0; i < 3; i++) {
            assertThat(failsIn(room)).isTrue();
        }
    }

    @Test
    void holdsAPartOfWhatIsTooMuch() {
        assertThat(room.parts(0)).isEqualTo(1);
        assertThat(room.parts(SIZE)).isEqualTo(1);
        assertThat(room.parts(SIZE + 1)).isEqualTo(3);
        assertThat(room.parts(10 * SIZE)).isEqualTo(20);
        assertThat(room.mostOfPayee(SIZE)).isEqualTo(SIZE);
        assertThat(room.mostOfPayee(SIZE + 1)).isEqualTo(SIZE / 10);
    }

    private static boolean failsIn(BookingRoom room) {
        try {
            return room.take(
                    SIZE,
                    () -> {
                        throw new IllegalStateException("on purpose");
                    });
        } catch (IllegalStateException _) {
            return true;
        }
    }
}
