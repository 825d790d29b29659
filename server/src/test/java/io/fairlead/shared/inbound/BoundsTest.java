package io.fairlead.shared.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

    private static final long MEGABYTE = 1024 * 1024;

    /** The table of docs/operations.md. */
    @ParameterizedTest
    @CsvSource({
        "160, 256, 192, 64",
        "256, 640, 480, 160",
        "512, 1664, 1248, 416",
        "1024, 3712, 2784, 928",
        "2048, 7808, 4096, 1952"
    })
    void followFromTheHeap(int heap, int connections, int requests, int arriving) {
        var bounds = Bounds.of(heap * MEGABYTE, settings(null, null));

        assertThat(bounds.connections()).isEqualTo(connections);
        assertThat(bounds.requests()).isEqualTo(requests);
        assertThat(bounds.arriving()).isEqualTo(arriving);
        var all =
                (long) bounds.connections() * Bounds.CONNECTION_BYTES
                        + bounds.jsonBytes()
                        + 96 * MEGABYTE;
        assertThat(all).isLessThan(heap * MEGABYTE);
    }

    @Test
    void areAsSetWhereTheyAre() {
        var bounds = Bounds.of(160 * MEGABYTE, settings(1000, 900));

        assertThat(bounds.connections()).isEqualTo(1000);
        assertThat(bounds.requests()).isEqualTo(900);
    }

    @Test
    void letBodiesTakeMemoryAsLongAsThereIsAny() {
        var memory = new JsonMemory(new Bounds(1, 1, 1, 1, 100 * Bounds.JSON_TREE));

        var first = memory.take(60);
        assertThat(first).isPresent();
        assertThat(memory.take(41)).isEmpty();
        assertThat(memory.take(40)).isPresent();
        first.orElseThrow().run();
        assertThat(memory.take(60)).isPresent();
    }

    private static InboundProperties settings(
            @Nullable Integer connections, @Nullable Integer requests) {
        return new InboundProperties(
                connections, requests, Duration.ZERO, Duration.ZERO, null, "127.0.0.1", "");
    }
}
