package io.fairlead.shared.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.PartnerId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.DocumentedAnswers;
import io.fairlead.support.Endpoint;
import io.fairlead.support.Endpoint.Call;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.Mutations;
import io.fairlead.support.StoredRows;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Thousands of bodies that are nearly right: each is answered as documented, and what is refused
 * leaves no trace. A failure names the seed, with which {@code -Dfairlead.test.seed=…} repeats it.
 */
@FairleadTest
@ExtendWith(OutputCaptureExtension.class)
class MutatedBodiesTest {

    private static final int MUTATIONS = Integer.getInteger("fairlead.test.mutations", 250);
    private static final long SEED =
            Long.getLong("fairlead.test.seed", ThreadLocalRandom.current().nextLong());

    private final FairleadServer server;
    private final JdbcClient jdbc;
    private final StoredRows rows;

    MutatedBodiesTest(FairleadServer server, JdbcClient jdbc) {
        this.server = server;
        this.jdbc = jdbc;
        this.rows = new StoredRows(jdbc);
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void refusesWhatIsWrongAsDocumentedAndStoresNoneOfIt(Endpoint endpoint, CapturedOutput log) {
        var mutations = new Mutations(SEED + endpoint.name().hashCode());
        assertWorks(endpoint.newCall(server));
        var call = endpoint.newCall(server);
        var before = rows.of(call.partner().id());
        for (var i = 0; i < MUTATIONS; i++) {
            var body = mutations.of(call.body());
            var answer = call.sendRaw(body);
            if (answer.status() == 401) {
                // A wrong secret is counted, which is all that it may leave.
                forgetFailures(call.partner().id());
            }
            try {
                assertDocumented(call, answer, before);
            } catch (AssertionError e) {
                var sent = new String(body, StandardCharsets.UTF_8);
                throw new AssertionError(
                        "-Dfairlead.test.seed=%d, mutation %d: %s".formatted(SEED, i, sent), e);
            }
            if (answer.status() < 300) {
                call = endpoint.newCall(server);
                before = rows.of(call.partner().id());
            }
        }
        assertThat(log.getAll()).doesNotContain("ERROR").doesNotContain(Endpoint.SECRETS);
    }

    /** Without an entry in the audit log, which would be a trace as well. */
    private void forgetFailures(PartnerId partner) {
        jdbc.sql("DELETE FROM failed_authentication WHERE partner_id = :partner")
                .param("partner", partner.value())
                .update();
    }

    private static void assertWorks(Call call) {
        var answer = call.partner().api().call(call.method(), call.path(), call.body());
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        assertKeepsSecrets(answer);
    }

    private void assertDocumented(Call call, Answer answer, String before) {
        if (answer.status() >= 300) {
            DocumentedAnswers.assertRefusal(
                    call.path(),
                    answer.status(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
            assertThat(rows.of(call.partner().id())).isEqualTo(before);
        }
        assertKeepsSecrets(answer);
    }

    private static void assertKeepsSecrets(Answer answer) {
        assertThat(answer.body()).doesNotContain(Endpoint.SECRETS);
    }
}
