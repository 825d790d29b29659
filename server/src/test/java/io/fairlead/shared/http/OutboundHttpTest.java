package io.fairlead.shared.http;

import static io.fairlead.shared.http.RawServer.answering;
import static io.fairlead.shared.http.RawServer.ok;
import static io.fairlead.shared.http.RawServer.readRequest;
import static io.fairlead.shared.http.RawServer.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.shared.http.OutboundException.Reason;
import io.fairlead.shared.http.RawServer.Conduct;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class OutboundHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration NO_PATIENCE = Duration.ofMillis(300);
    private static final int KEPT = 16;
    private static final String MORE_THAN_IS_READ = "x".repeat(100_000);
    private static final InetAddress ALLOWED = loopback(1);
    private static final InetAddress REFUSED = loopback(2);

    private final OutboundHttp everywhere = reaching(InetAddressFilter.all());
    private final OutboundHttp outside = reaching(new ExternalAddresses());

    @Test
    void keepsTheStartOfTheAnswersBody() throws IOException {
        try (var server = RawServer.that(answering(ok("a body of more than 16 bytes")))) {
            var answer = everywhere.sendWithin(PATIENCE, get(server.address()), KEPT);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("content-length", List.of("28"));
            assertThat(answer.body()).asString(UTF_8).isEqualTo("a body of more t");
        }
    }

    @Test
    void usesAConnectionAgain() throws IOException {
        try (var server = RawServer.that(answering(ok("a body of more than 16 bytes")))) {
            everywhere.sendWithin(PATIENCE, get(server.address()), KEPT);
            everywhere.sendWithin(PATIENCE, get(server.address()), KEPT);

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void breaksAGiantAnswerOff() throws IOException {
        try (var server = RawServer.that(answering(ok(MORE_THAN_IS_READ)))) {
            var answers =
                    List.of(
                            everywhere.sendWithin(PATIENCE, get(server.address()), KEPT),
                            everywhere.sendWithin(PATIENCE, get(server.address()), KEPT));

            assertThat(answers).allMatch(answer -> answer.body().length == KEPT);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void breaksANeverEndingAnswerOff() throws IOException {
        try (var server = RawServer.that(OutboundHttpTest::answerForEver)) {
            var answer = everywhere.sendWithin(PATIENCE, get(server.address()), KEPT);

            assertThat(answer.status()).isEqualTo(200);
            server.awaitTheClientsLeave();
        }
    }

    @Test
    void refusesAnAnswerThatIsTooLongToBeReadWhole() throws IOException {
        try (var server = RawServer.that(OutboundHttpTest::answerForEver)) {
            var failure =
                    catchThrowableOfType(
                            OutboundException.class,
                            () -> everywhere.send(get(server.address()), KEPT));

            assertThat(failure.reason()).isEqualTo(Reason.TOO_LONG);
            server.awaitTheClientsLeave();
        }
    }

    private static void answerForEver(Socket connection) throws IOException {
        readRequest(connection);
        write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (true) {
            write(connection, "10\r\n0123456789abcdef\r\n");
        }
    }

    @Test
    void doesNotWaitForAnAnswerThatDoesNotCome() throws IOException {
        assertBreaksOff(OutboundHttpTest::readForEver);
    }

    @Test
    void doesNotWaitForTheEndOfSlowHeaders() throws IOException {
        assertBreaksOff(
                connection -> {
                    write(connection, "HTTP/1.1 200 OK\r\n");
                    drip(connection, "X-Slow: yes\r\n");
                });
    }

    @Test
    void doesNotWaitForTheEndOfADrippingBody() throws IOException {
        assertBreaksOff(
                connection -> {
                    write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    drip(connection, "1\r\nx\r\n");
                });
    }

    private void assertBreaksOff(Conduct conduct) throws IOException {
        try (var server = RawServer.that(conduct)) {
            assertThat(failure(everywhere, NO_PATIENCE, get(server.address())))
                    .isEqualTo(Reason.TIMED_OUT);
            server.awaitTheClientsLeave();
        }
    }

    private static void readForEver(Socket connection) throws IOException {
        while (readRequest(connection)) {
            // The client waits.
        }
        throw new SocketException("The client has left");
    }

    private static void drip(Socket connection, String drop) throws IOException {
        while (true) {
            write(connection, drop);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void doesNotWaitForAReceiverThatReadsNothing() throws IOException {
        var never = new CountDownLatch(1);
        try (var server = RawServer.that(_ -> await(never))) {
            var request =
                    new OutboundRequest("POST", server.address(), Map.of(), new byte[64 << 20]);

            assertThat(failure(everywhere, NO_PATIENCE, request)).isEqualTo(Reason.TIMED_OUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void doesNotWaitForATlsHandshakeThatDoesNotCome() throws IOException {
        var never = new CountDownLatch(1);
        try (var server = RawServer.that(_ -> await(never))) {
            var request = get(server.at("https", "127.0.0.1"));

            assertThat(failure(everywhere, NO_PATIENCE, request)).isEqualTo(Reason.TIMED_OUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void doesNotWaitForANameThatIsNotFound() {
        var never = new CountDownLatch(1);
        var slow =
                knowing(
                        _ -> {
                            await(never);
                            return new InetAddress[0];
                        });
        try {
            assertThat(failure(slow, NO_PATIENCE, get(URI.create("http://slow.test/"))))
                    .isEqualTo(Reason.TIMED_OUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void findsOtherHostsWhileOneIsNotFound() throws IOException {
        var never = new CountDownLatch(1);
        var lookups = new AtomicInteger();
        var http =
                knowing(
                        host -> {
                            if (host.equals("slow.test")) {
                                lookups.incrementAndGet();
                                await(never);
                            }
                            return addresses(ALLOWED);
                        });
        try (var server = RawServer.that(answering(ok("fine")))) {
            var slow = get(server.at("http", "slow.test"));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var call = 0; call < 64; call++) {
                    threads.execute(() -> failure(http, NO_PATIENCE, slow));
                }
            }
            var other = get(server.at("http", "other.test"));

            assertThat(http.sendWithin(PATIENCE, other, KEPT).status()).isEqualTo(200);
            assertThat(lookups).hasValue(1);
            never.countDown();
            assertThat(http.sendWithin(PATIENCE, slow, KEPT).status()).isEqualTo(200);
        } finally {
            never.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::ffff:127.0.0.1]"})
    void looksNoAddressUp(String host) throws IOException {
        try (var server = RawServer.that(answering(ok("fine")))) {
            var http =
                    knowing(
                            name -> {
                                throw new UnknownHostException(name);
                            });

            assertThat(http.sendWithin(PATIENCE, get(server.at("http", host)), KEPT).status())
                    .isEqualTo(200);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsAnAnswerThatBreaksOff() throws IOException {
        try (var server =
                RawServer.that(
                        connection -> {
                            readRequest(connection);
                            write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort");
                        })) {
            assertThat(failure(everywhere, get(server.address()))).isEqualTo(Reason.BROKEN_OFF);
        }
    }

    @Test
    void tellsAConnectionClosedWithoutAnAnswer() throws IOException {
        try (var server = RawServer.that(RawServer::readRequest)) {
            assertThat(failure(everywhere, get(server.address()))).isEqualTo(Reason.BROKEN_OFF);
        }
    }

    @Test
    void tellsWhatIsNoHttp() throws IOException {
        try (var server = RawServer.that(connection -> write(connection, "220 mail ready\r\n"))) {
            assertThat(failure(everywhere, get(server.address()))).isEqualTo(Reason.BROKEN_OFF);
        }
    }

    @Test
    void tellsARefusedConnection() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(failure(everywhere, get(URI.create("http://127.0.0.1:" + closed + "/"))))
                .isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://nowhere.invalid/", "http://127.0.0.1:99999/"})
    void tellsAHostThatCannotBe(String address) {
        assertThat(failure(everywhere, get(URI.create(address)))).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void doesNotFollowARedirect() throws IOException {
        try (var other = RawServer.that(answering(ok("other")));
                var server =
                        RawServer.that(
                                answering(
                                        """
                                        HTTP/1.1 307 Temporary Redirect\r
                                        Location: %s\r
                                        Content-Length: 0\r
                                        \r
                                        """
                                                .formatted(other.address())))) {
            var answer = everywhere.sendWithin(PATIENCE, get(server.address()), KEPT);

            assertThat(answer.status()).isEqualTo(307);
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void sendsTheRequestAsItIs() throws IOException {
        try (var server = RawServer.that(OutboundHttpTest::answerWithTheRequest)) {
            var request =
                    new OutboundRequest(
                            "POST",
                            URI.create(server.address() + "a/b?c=d%20e"),
                            Map.of("Content-Type", "text/plain", "Content-Length", "999"),
                            "body".getBytes(UTF_8));

            var seen = everywhere.sendWithin(PATIENCE, request, 10_000).body();

            assertThat(seen)
                    .asString(UTF_8)
                    .startsWith("POST /a/b?c=d%20e HTTP/1.1\r\n")
                    .contains("Content-Type: text/plain\r\n", "Content-Length: 4\r\n")
                    .contains("User-Agent: Fairlead\r\n")
                    .doesNotContain("999", "Upgrade", "Accept-Encoding")
                    .endsWith("\r\n\r\nbody");
        }
    }

    @Test
    void writesAddressesInAscii() throws IOException {
        try (var server = RawServer.that(OutboundHttpTest::answerWithTheRequest)) {
            var request =
                    new OutboundRequest(
                            "POST",
                            URI.create(server.address() + "größe/%C3%BC?€=\ud83d\ude00"),
                            Map.of(),
                            "body".getBytes(UTF_8));

            assertThat(everywhere.sendWithin(PATIENCE, request, 10_000).body())
                    .asString(UTF_8)
                    .startsWith("POST /gr%C3%B6%C3%9Fe/%C3%BC?%E2%82%AC=%F0%9F%98%80 HTTP/1.1\r\n");
        }
    }

    private static void answerWithTheRequest(Socket connection) throws IOException {
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\nbody") < 0) {
            request.append((char) connection.getInputStream().read());
        }
        write(connection, ok(request.toString()));
    }

    @Test
    void goesThroughNoProxy() throws IOException {
        try (var proxy = RawServer.that(answering(ok("proxy")));
                var server = RawServer.that(answering(ok("server")))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", "" + proxy.address().getPort());
            var request = get(server.at("http", "allowed.test"));

            var answer = knowing(_ -> addresses(ALLOWED)).sendWithin(PATIENCE, request, KEPT);

            assertThat(answer.body()).asString(UTF_8).isEqualTo("server");
            assertThat(proxy.connections()).isZero();
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void refusesToSendInsideATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatIllegalStateException()
                    .isThrownBy(
                            () ->
                                    everywhere.sendWithin(
                                            PATIENCE, get(URI.create("http://127.0.0.1")), KEPT));
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void connectsToTheAddressThatWasJudged() throws IOException {
        try (var server = RawServer.that(answering(ok("fine")))) {
            Queue<InetAddress> answers = new ArrayDeque<>(List.of(ALLOWED, REFUSED));
            var rebinding = knowing(_ -> addresses(answers.remove()));
            var request = get(server.at("http", "rebinding.test"));

            assertThat(rebinding.sendWithin(PATIENCE, request, KEPT).status()).isEqualTo(200);
            assertThat(answers).containsExactly(REFUSED);
        }
    }

    @Test
    void judgesTheAddressOfEachConnection() throws IOException {
        var closing = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        try (var server = RawServer.that(answering(closing))) {
            Queue<InetAddress> answers = new ArrayDeque<>(List.of(ALLOWED, REFUSED));
            var rebinding = knowing(_ -> addresses(answers.remove()));
            var request = get(server.at("http", "rebinding.test"));

            rebinding.sendWithin(PATIENCE, request, KEPT);

            assertThat(failure(rebinding, request)).isEqualTo(Reason.FORBIDDEN);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void refusesAHostWithOneForbiddenAddress() throws IOException {
        try (var server = RawServer.that(answering(ok("fine")))) {
            var request = get(server.at("http", "mixed.test"));

            assertThat(failure(knowing(_ -> addresses(ALLOWED, REFUSED)), request))
                    .isEqualTo(Reason.FORBIDDEN);
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "017700000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "0177.1",
                "127.0.0.01",
                "0.0.0.0",
                "0",
                "localhost",
                "LocalHost",
                "localhost.",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:7f00:0001]",
                "[::1%251]",
                "[64:ff9b::127.0.0.1]",
                "[2002:7f00:1::]",
                "169.254.169.254",
                "[fd00:ec2::254]"
            })
    void reachesNothingOfItsOwnInProduction(String host) throws IOException {
        try (var server = RawServer.everywhere(answering(ok("inside")))) {
            var request = get(server.at("http", host));

            assertThat(failure(outside, request)).isIn(Reason.FORBIDDEN, Reason.UNREACHABLE);
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"})
    void reachesEverythingInTheSandbox(String host) throws IOException {
        try (var server = RawServer.everywhere(answering(ok("inside")))) {
            var answer = everywhere.sendWithin(PATIENCE, get(server.at("http", host)), KEPT);

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void trustsNoCertificateOfTheHostsOwn() throws IOException {
        var tls = TestTls.forHost("right.test");
        try (var server = RawServer.that(tls.serverSockets(), answering(ok("fine")))) {
            var request = get(server.at("https", "right.test"));

            assertThat(failure(knowing(_ -> addresses(ALLOWED)), request))
                    .isEqualTo(Reason.UNTRUSTED);
        }
    }

    @Test
    void trustsNoCertificateOfAnotherHost() throws IOException {
        var tls = TestTls.forHost("right.test");
        var trusting =
                new OutboundHttp(
                        new ReachableHosts(InetAddressFilter.all(), _ -> addresses(ALLOWED)),
                        new DefaultClientTlsStrategy(tls.trusting()));
        try (var server = RawServer.that(tls.serverSockets(), answering(ok("fine")))) {
            var right = get(server.at("https", "right.test"));
            var wrong = get(server.at("https", "wrong.test"));

            assertThat(trusting.sendWithin(PATIENCE, right, KEPT).status()).isEqualTo(200);
            assertThat(failure(trusting, wrong)).isEqualTo(Reason.UNTRUSTED);
        }
    }

    @Test
    void tellsAHostThatSpeaksNoTls() throws IOException {
        try (var server = RawServer.that(connection -> write(connection, "220 mail ready\r\n"))) {
            assertThat(failure(everywhere, get(server.at("https", "127.0.0.1"))))
                    .isEqualTo(Reason.UNTRUSTED);
        }
    }

    private static OutboundRequest get(URI uri) {
        return new OutboundRequest("GET", uri, Map.of(), new byte[0]);
    }

    private static Reason failure(OutboundHttp http, OutboundRequest request) {
        return failure(http, PATIENCE, request);
    }

    private static Reason failure(OutboundHttp http, Duration limit, OutboundRequest request) {
        return catchThrowableOfType(
                        OutboundException.class, () -> http.sendWithin(limit, request, KEPT))
                .reason();
    }

    private static OutboundHttp reaching(InetAddressFilter allowed) {
        return new OutboundHttp(
                new ReachableHosts(allowed, InetAddress::getAllByName),
                DefaultClientTlsStrategy.createDefault());
    }

    /** With these names, and without the one refused address. */
    private static OutboundHttp knowing(ReachableHosts.Names names) {
        return new OutboundHttp(
                new ReachableHosts(address -> !address.equals(REFUSED), names),
                DefaultClientTlsStrategy.createDefault());
    }

    private static InetAddress[] addresses(InetAddress... addresses) {
        return addresses;
    }

    private static InetAddress loopback(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
