package io.fairlead.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.shared.api.ProblemException;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private final AtomicLong stored = new AtomicLong(7);
    private final Quota<String> quota =
            new Quota<>("boats", 10, Duration.ofMinutes(2), _ -> stored.get());

    @Test
    void countsWhatIsStoredAndWhatWasMadeSince() {
        quota.take("harbour");
        quota.take("harbour");
        quota.take("harbour");

        assertThatThrownBy(() -> quota.take("harbour"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        tooMany -> {
                            assertThat(tooMany.publicMessage())
                                    .isEqualTo("Too many boats. Try again in 120 seconds.");
                            assertThat(tooMany.retryAfterSeconds()).hasValue(120);
                        });
        quota.take("another harbour");
    }

    @Test
    void countsWhatOtherNodesHaveStored() {
        stored.set(10);

        assertThatThrownBy(() -> quota.take("harbour")).isInstanceOf(ProblemException.class);
    }

    @Test
    void ratesComeFreeAgainEvenly() {
        var clock = new MovableClock();
        var rate = new Rate<String>("departures", 60, Duration.ofMinutes(1), clock);
        for (var departure = 1; departure <= 60; departure++) {
            rate.take("harbour");
        }
        assertThatThrownBy(() -> rate.take("harbour")).isInstanceOf(ProblemException.class);
        rate.take("another harbour");

        clock.advance(Duration.ofSeconds(5));
        for (var departure = 1; departure <= 5; departure++) {
            rate.take("harbour");
        }
        assertThatThrownBy(() -> rate.take("harbour")).isInstanceOf(ProblemException.class);
    }
}
