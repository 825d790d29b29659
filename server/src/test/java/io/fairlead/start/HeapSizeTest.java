package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of {@code run} that sizes the heap. */
class HeapSizeTest {

    @ParameterizedTest
    @CsvSource({"0, 160", "512, 160", "640, 160", "1024, 256", "4096, 1024", "65536, 2048"})
    void isAQuarterOfTheMemory(int memory, int heap) throws Exception {
        assertThat(printed("heap_megabytes " + memory)).isEqualTo(heap);
    }

    @Test
    void readsTheMemoryOfThisMachine() throws Exception {
        assertThat(printed("memory_megabytes")).isBetween(256, 16 * 1024 * 1024);
    }

    private static int printed(String command) throws IOException, InterruptedException {
        var script = "set -euo pipefail; source ../.mvn/size-heap.sh; " + command;
        var process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Integer.parseInt(output.strip());
    }
}
