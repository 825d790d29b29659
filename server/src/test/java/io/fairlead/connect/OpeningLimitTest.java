package io.fairlead.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link that somebody opens again and again. */
@FairleadTest
class OpeningLimitTest {

    private static final int A_DAY = 100;

    private final FairleadServer server;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final HikariDataSource pool;

    OpeningLimitTest(
            FairleadServer server, MovableClock clock, JdbcClient jdbc, HikariDataSource pool) {
        this.pool = pool;
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

    /**
     * Those who open it at the same moment may be counted together, as many as have a connection. A
     * machine that is too slow for all of them says so.
     */
    @Test
    void makesHardlyMoreOfThemWhenAllComeAtOnce() {
        var calls = server.newCaller();
        var link = calls.link(calls.full());
        var answers =
                IntStream.range(0, 3 * A_DAY)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> server.stranger().get(link.path()).status(),
                                                Thread::startVirtualThread))
                        .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).isSubsetOf(303, 429, 503);
        assertThat(sessions(calls.partner().id().value()))
                .isBetween(A_DAY, A_DAY + pool.getMaximumPoolSize());
    }

    private int sessions(String partner) {
        return jdbc.sql("SELECT count(*) FROM session WHERE partner_id = ?")
                .param(partner)
                .query(Integer.class)
                .single();
    }
}
