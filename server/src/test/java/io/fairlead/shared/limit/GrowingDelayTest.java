package io.fairlead.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingDelayTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private final GrowingDelay delay =
            new GrowingDelay(Duration.ofMinutes(1), Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "4, PT0S",
        "5, PT1M",
        "6, PT2M",
        "8, PT8M",
        "9, PT15M",
        "100, PT15M",
        "2147483647, PT15M"
    })
    void doublesAfterFiveWrongGuesses(int wrongGuesses, Duration wait) {
        assertThat(delay.remaining(wrongGuesses, NOW, NOW)).isEqualTo(wait);
    }

    @Test
    void ends() {
        assertThat(delay.remaining(5, NOW.minusSeconds(59), NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delay.remaining(5, NOW.minusSeconds(61), NOW)).isEqualTo(Duration.ZERO);
    }

    /** The database rounds, and another node's clock may be ahead. */
    @Test
    void makesNobodyWaitWhoHasGuessedInTheFuture() {
        assertThat(delay.remaining(1, NOW.plusSeconds(1), NOW)).isEqualTo(Duration.ZERO);
    }
}
