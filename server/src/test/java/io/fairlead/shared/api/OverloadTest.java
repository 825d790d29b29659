package io.fairlead.shared.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.ProblemAssertions;
import io.fairlead.support.TakenConnections;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server while every connection to its database is taken. */
@FairleadTest
class OverloadTest {

    private static final String BUSY = "The server is busy. Try again in a second.";
    private static final int LINKS = 64;

    private final FairleadServer server;
    private final HikariDataSource database;
    private final Counter connectionsNotHad;

    OverloadTest(FairleadServer server, HikariDataSource database, MeterRegistry registry) {
        this.server = server;
        this.database = database;
        this.connectionsNotHad =
                registry.get("hikaricp.connections.timeout").tag("pool", "fairlead").counter();
    }

    @Test
    void asksCallersToTryAgain() throws SQLException {
        var calls = server.newCaller();
        var body = calls.full();
        try (var _ = TakenConnections.of(database)) {
            var listed = answered(() -> calls.partner().api().get("/aggregation/v1/customers"));
            var generated = answered(() -> calls.send(body));
            var page = answered(() -> server.stranger().get("/s/" + "a".repeat(43)));

            ProblemAssertions.assertProblem(listed.join(), 503, 503, BUSY);
            ProblemAssertions.assertConnectProblem(generated.join(), 503, 503, BUSY);
            assertThat(page.join().status()).isEqualTo(503);
            for (var answer : List.of(listed.join(), generated.join(), page.join())) {
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            }
            assertThat(page.join().body())
                    .contains("One moment, please", "Try again")
                    .doesNotContain("{");
        }
        assertThat(calls.send(body).status()).isEqualTo(200);
    }

    @Test
    void letsLinksWaitForAConnectionTogether() throws SQLException {
        var calls = server.newCaller();
        var body = calls.full();
        var notHadBefore = connectionsNotHad.count();
        try (var _ = TakenConnections.of(database)) {
            var generated =
                    IntStream.range(0, LINKS)
                            .mapToObj(_ -> answered(() -> calls.send(body)))
                            .toList();

            for (var answer : generated) {
                ProblemAssertions.assertConnectProblem(answer.join(), 503, 503, BUSY);
            }
        }
        assertThat(connectionsNotHad.count() - notHadBefore).isLessThan(LINKS / 2.0);
    }

    private static CompletableFuture<Answer> answered(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }
}
