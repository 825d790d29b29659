package io.fairlead.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.support.Await;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentPlacesTest {

    private final DocumentPlaces places = new DocumentPlaces(1);

    /** One is written and eight wait: the tenth is told to come again, and the nine are written. */
    @Test
    void tellsWhoeverIsTooManyToComeAgain() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(
                            () ->
                                    places.write(
                                            () -> {
                                                begun.countDown();
                                                await(end);
                                                return "first";
                                            }));
            await(begun);
            var others =
                    IntStream.range(0, 8)
                            .mapToObj(number -> threads.submit(() -> places.write(() -> number)))
                            .toList();
            Await.until(() -> places.waiting() == 8);

            assertThatThrownBy(() -> places.write(() -> "tenth"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem()).isEqualTo(Problem.OVERLOADED));

            end.countDown();
            assertThat(first.get()).isEqualTo("first");
            for (var number = 0; number < others.size(); number++) {
                assertThat(others.get(number).get()).isEqualTo(number);
            }
        }
    }

    /** What fails takes no place for ever. */
    @Test
    void givesThePlaceBackOfWhatCouldNotBeWritten() {
        for (var i = 0; i < 3; i++) {
            assertThatThrownBy(
                            () ->
                                    places.write(
                                            () -> {
                                                throw new IllegalStateException("unreadable");
                                            }))
                    .hasMessage("unreadable");
        }
        assertThat(places.write(() -> "written")).isEqualTo("written");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
