package io.fairlead.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is acknowledged under load is there after the server and its database were killed, were
 * restarted and stood still. {@code bench/chaos} runs it for longer.
 */
class ChaosTest {

    private static final int DISTURBANCES = Integer.getInteger("fairlead.test.disturbances", 4);
    private static final Duration LONGEST =
            Duration.ofMillis(Integer.getInteger("fairlead.test.longest", 1000));
    private static final long SEED =
            Long.getLong("fairlead.test.seed", ThreadLocalRandom.current().nextLong());

    @TempDir private Path folder;

    @Test
    void losesNothingThatWasAcknowledged() throws IOException {
        try (var chaos = new Chaos(folder, SEED, LONGEST)) {
            try {
                chaos.run(DISTURBANCES);
            } finally {
                Files.writeString(Path.of("target", "chaos.md"), chaos.report());
            }
            assertThat(chaos.findings()).as("-Dfairlead.test.seed=%d", SEED).isEmpty();
            assertThat(chaos.blindLoads()).isEmpty();
        }
    }
}
