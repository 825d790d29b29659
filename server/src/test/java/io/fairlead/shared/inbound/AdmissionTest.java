package io.fairlead.shared.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.RawHttp;
import io.fairlead.support.RawHttp.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many requests at once, each of which would do its work. */
class AdmissionTest {

    private static final int PLACES = 5;

    @Test
    void refusesEarlyWhatIsTooMuchAndAnswersTheRest() throws Exception {
        try (var server = AttackedServer.admitting(PLACES)) {
            var working = answers(server, "/work", PLACES);
            server.awaitWorking(PLACES);

            var refused = new RawHttp(server.address()).get("/work");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(server.working()).isEqualTo(PLACES);
            assertThat(new RawHttp(server.address()).get("/actuator/health").status())
                    .isEqualTo(200);

            server.finishWork();
            assertThat(working.map(CompletableFuture::join))
                    .extracting(Reply::status)
                    .containsOnly(200);
            assertThat(new RawHttp(server.address()).get("/work").status()).isEqualTo(200);
        }
    }

    @Test
    void withoutAdmissionAllWouldWork() throws Exception {
        try (var server = AttackedServer.bounded()) {
            var working = answers(server, "/work", PLACES + 1);
            server.awaitWorking(PLACES + 1);
            server.finishWork();
            assertThat(working.map(CompletableFuture::join))
                    .extracting(Reply::status)
                    .containsOnly(200);
        }
    }

    private static Stream<CompletableFuture<Reply>> answers(
            AttackedServer server, String path, int number) {
        List<CompletableFuture<Reply>> sent =
                IntStream.range(0, number)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> new RawHttp(server.address()).get(path),
                                                Thread::startVirtualThread))
                        .toList();
        return sent.stream();
    }
}
