package io.fairlead.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link that somebody opens again and again. */
@FairleadTest
class OpeningLimitTest {

    private static final int A_DAY = 100;

    private final FairleadServer server;
    private final MovableClock clock;
    private final JdbcClient jdbc;

    OpeningLimitTest(FairleadServer server, MovableClock clock, JdbcClient jdbc) {
        this.server = server;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void makesNoMoreSessionsThanAPersonNeeds() {
        var calls = server.newCaller();
        var link = calls.link(calls.full());
        for (var opening = 1; opening <= A_DAY; opening++) {
            assertThat(server.stranger().get(link.path()).status()).isEqualTo(303);
        }

        var tooMany = server.stranger().get(link.path());

        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.body()).contains("Too many tries").doesNotContain("{\"");
        assertThat(tooMany.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
        assertThat(sessions(calls.partner().id().value())).isEqualTo(A_DAY);
        // Another link of the same partner is as open as before.
        assertThat(server.stranger().get(calls.link(calls.full()).path()).status()).isEqualTo(303);
        clock.advance(Duration.ofMinutes(1));
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(429);
    }

    private int sessions(String partner) {
        return jdbc.sql("SELECT count(*) FROM session WHERE partner_id = ?")
                .param(partner)
                .query(Integer.class)
                .single();
    }
}
