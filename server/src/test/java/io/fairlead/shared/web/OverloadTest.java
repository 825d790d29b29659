package io.fairlead.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.ProblemAssertions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The server while every connection to its database is taken. */
@FairleadTest
class OverloadTest {

    private final FairleadServer server;
    private final HikariDataSource database;

    OverloadTest(FairleadServer server, HikariDataSource database) {
        this.server = server;
        this.database = database;
    }

    @Test
    void asksCallersToTryAgain() throws SQLException {
        var calls = server.newCaller();
        var body = calls.full();
        var connections = takeAll();
        try {
            var listed = answered(() -> calls.partner().api().get("/aggregation/v1/customers"));
            var generated = answered(() -> calls.send(body));
            var page = answered(() -> server.stranger().get("/s/" + "a".repeat(43)));

            var busy = "The server is busy. Try again in a second.";
            ProblemAssertions.assertProblem(listed.join(), 503, 503, busy);
            ProblemAssertions.assertConnectProblem(generated.join(), 503, 503, busy);
            assertThat(page.join().status()).isEqualTo(503);
            assertThat(page.join().body()).contains("Something went wrong");
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
        assertThat(calls.send(body).status()).isEqualTo(200);
    }

    private List<Connection> takeAll() throws SQLException {
        var connections = new ArrayList<Connection>();
        for (var i = 0; i < database.getMaximumPoolSize(); i++) {
            connections.add(database.getConnection());
        }
        return connections;
    }

    private static CompletableFuture<Answer> answered(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }
}
