package io.fairlead.link.rest;

import static io.fairlead.support.ProblemAssertions.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.support.WebhookReceiver.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link's webhook is asked whether it is there before the link is issued. */
@FairleadTest
class PingTest {

    private static final String MUST = "\"webhook\" must answer a ping with a 2xx status code: ";

    private final GenerateCalls calls;
    private final JdbcClient jdbc;
    private final WebhookReceiver receiver = WebhookReceiver.started();

    PingTest(FairleadServer server, JdbcClient jdbc) {
        this.calls = server.newCaller();
        this.jdbc = jdbc;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GenerateCalls.FULL,
                GenerateCalls.JOINT,
                GenerateCalls.LITE,
                GenerateCalls.FIX
            })
    void asksOnceAndInTheVendorsWords(String path) {
        calls.link(
                calls.body(path)
                        .with("webhook", receiver.url("/hook?id=7"))
                        .with("webhookData", Map.of("a", 1))
                        .with("webhookHeaders", Map.of("X-Partner", "sesame")));
        assertThat(receiver.requests()).hasSize(1);
        var ping = receiver.requests().getFirst();
        assertThat(ping.method()).isEqualTo("POST");
        assertThat(ping.target()).isEqualTo("/hook?id=7");
        assertThat(ping.body()).isEqualTo("{\"eventType\":\"ping\",\"payload\":{}}");
        assertThat(ping.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("content-length", "33")
                .containsEntry("x-partner", "sesame")
                .containsKeys("x-finicity-signature", "webhook-signature");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void takesEverySuccess(int status) {
        receiver.answers(status);
        calls.link(calls.full().with("webhook", receiver.url()));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 410, 500, 503})
    void issuesNoLinkForAReceiverThatRefuses(int status) {
        receiver.answers(_ -> Answer.of(status).with("Location", receiver.url("/elsewhere")));
        refused(receiver.url(), "it answered with status code " + status);
        assertThat(receiver.requests()).as("one request, not repeated").hasSize(1);
    }

    @Test
    void issuesNoLinkForAReceiverThatIsNotThere() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        refused("http://127.0.0.1:" + port + "/hook", "it could not be reached");
        refused("http://hook.invalid/", "it could not be reached");
    }

    @Test
    void issuesNoLinkForAReceiverThatTakesTooLong() {
        receiver.answers(_ -> Answer.of(200).after(Duration.ofSeconds(8)));
        refused(receiver.url(), "it did not answer in time");
    }

    @Test
    void issuesNoLinkForAReceiverThatSpeaksNoTls() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerOnce(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            refused(
                    "https://localhost:" + socket.getLocalPort() + "/",
                    "its TLS certificate is not trusted");
        }
    }

    @Test
    void issuesNoLinkForAReceiverThatClosesTheConnection() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerOnce(socket, ""));
            refused(
                    "http://127.0.0.1:" + socket.getLocalPort() + "/",
                    "it closed the connection before its answer was complete");
        }
    }

    private static void answerOnce(ServerSocket socket, String answer) {
        try (var connection = socket.accept()) {
            assertThat(connection.getInputStream().read(new byte[200])).isPositive();
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection of before is still kept, and nobody is at its other end. */
    @Test
    void reachesAReceiverThatHasStartedAgain() throws Exception {
        var body = calls.full().with("webhook", receiver.url());
        calls.link(body);
        receiver.close();
        Thread.sleep(50);
        try (var again = WebhookReceiver.startedAt(receiver.port())) {
            calls.link(body);
            assertThat(again.requests()).hasSize(1);
        }
    }

    /** The other refusals come first, and cost the receiver nothing. */
    @Test
    void asksNobodyForAnInvalidCall() {
        assertThat(
                        calls.send(
                                        calls.lite()
                                                .with("institutionId", 1)
                                                .with("webhook", receiver.url()))
                                .status())
                .isEqualTo(400);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void asksOnceForARepeatedCall() {
        var caller = calls.partner().api().with("Idempotency-Key", "once");
        var body = calls.full().with("webhook", receiver.url());
        var first = caller.post(body.path(), body.fields());
        assertThat(first.status()).isEqualTo(200);
        receiver.answers(500);
        assertThat(caller.post(body.path(), body.fields()).body()).isEqualTo(first.body());
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void forgetsARefusedCallSoThatItCanBeRepeated() {
        var caller = calls.partner().api().with("Idempotency-Key", "again");
        var body = calls.full().with("webhook", receiver.url());
        receiver.answers(500);
        assertThat(caller.post(body.path(), body.fields()).status()).isEqualTo(400);
        receiver.answers(200);
        assertThat(caller.post(body.path(), body.fields()).status()).isEqualTo(200);
    }

    private void refused(String webhook, String why) {
        assertInvalid(calls.send(calls.full().with("webhook", webhook)), MUST + why);
        assertThat(
                        jdbc.sql("SELECT count(*) FROM link WHERE partner_id = ?")
                                .param(calls.partner().id().value())
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
