package io.fairlead.account.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.work.Foreground;
import io.fairlead.shared.work.WorkQueue;
import io.fairlead.support.FairleadTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@FairleadTest
class LoginReadingsTest {

    private static final int AT_ONCE = 7;

    private final StaticListableBeanFactory consumers = new StaticListableBeanFactory();
    private final LoginReadings readings;

    LoginReadingsTest(WorkQueue queue, Aggregations aggregations, Clock clock) {
        readings =
                new LoginReadings(
                        queue,
                        aggregations,
                        consumers.getBeanProvider(Foreground.class),
                        new AggregationProperties(AT_ONCE, 1, Duration.ZERO),
                        clock);
    }

    @Test
    void goOnOneAtATimeWhileConsumersKeepTheNodeBusy() {
        consumers.addBean("quiet", (Foreground) () -> false);
        assertThat(readings.atOnce()).isEqualTo(AT_ONCE);

        consumers.addBean("busy", (Foreground) () -> true);

        assertThat(readings.atOnce()).isEqualTo(1);
    }
}
