package io.fairlead.shared.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.Await;
import io.fairlead.support.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What strangers send to end a server, to one with our bounds and to one with Tomcat's own, where
 * it works.
 */
class AttackTest {

    private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final int HEADS = 200;
    private static final Duration FOR_EVER = Duration.ofMinutes(5);

    @Test
    void aFormIsRefusedBeforeItsMemoryIsTaken() throws Exception {
        var huge = HEAD + FORM + "Content-Length: 2000000\r\n\r\nt";

        try (var server = AttackedServer.bounded();
                var attacker = new Attacker(server)) {
            attacker.open(huge);
            assertThat(attacker.answers(Duration.ofSeconds(5))).isEqualTo(1);
        }
        try (var server = AttackedServer.unbounded();
                var attacker = new Attacker(server)) {
            attacker.open(huge);
            assertThat(attacker.answers(Duration.ofSeconds(5))).isZero();
        }
    }

    @Test
    void aFormJustInsideTheBoundIsRead() throws Exception {
        try (var server = AttackedServer.bounded()) {
            assertThat(form(server, 64 * 1024)).startsWith("65531");
            assertThat(form(server, 64 * 1024 + 1)).isNotEqualTo("65532");
        }
    }

    private static String form(AttackedServer server, int length) {
        var form = RawHttp.bytes("text=" + "x".repeat(length - "text=".length()));
        var headers =
                List.of(
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + length);
        return new RawHttp(server.address()).send("POST", "/", headers, form).body();
    }

    @Test
    void unfinishedHeadsMakeRoom() throws Exception {
        try (var server = AttackedServer.bounded(FOR_EVER);
                var attacker = new Attacker(server)) {
            for (var i = 0; i < HEADS; i++) {
                attacker.open(HEAD);
            }
            assertAnswers(server);
            Await.until(() -> attacker.stillOpen() <= AttackedServer.ARRIVING);
            assertAnswers(server);
        }
        try (var server = AttackedServer.unbounded();
                var attacker = new Attacker(server)) {
            for (var i = 0; i < HEADS; i++) {
                attacker.open(HEAD);
            }
            assertAnswers(server);
            assertThat(attacker.stillOpen()).isEqualTo(HEADS);
        }
    }

    @Test
    void connectionsThatSayNothingMakeRoom() throws Exception {
        try (var server = AttackedServer.bounded(FOR_EVER);
                var attacker = new Attacker(server)) {
            for (var i = 0; i < HEADS; i++) {
                attacker.open("");
            }
            assertAnswers(server);
        }
    }

    @Test
    void aHeadThatDripsIsEnded() throws Exception {
        try (var server = AttackedServer.bounded()) {
            assertThat(dripsTaken(server, HEAD + "X-Drip: ")).isLessThan(100);
        }
        try (var server = AttackedServer.unbounded()) {
            assertThat(dripsTaken(server, HEAD + "X-Drip: ")).isEqualTo(100);
        }
    }

    @Test
    void aBodyThatDripsIsEnded() throws Exception {
        var head = HEAD + FORM + "Content-Length: 60000\r\n\r\n";
        try (var server = AttackedServer.bounded()) {
            assertThat(dripsTaken(server, head)).isLessThan(100);
        }
        try (var server = AttackedServer.unbounded()) {
            assertThat(dripsTaken(server, head)).isEqualTo(100);
        }
    }

    @Test
    void bodiesThatDripMakeRoom() throws Exception {
        var head = HEAD + FORM + "Content-Length: 60000\r\n\r\nt";
        try (var server = AttackedServer.bounded(FOR_EVER);
                var attacker = new Attacker(server)) {
            for (var i = 0; i < 3 * AttackedServer.ARRIVING; i++) {
                attacker.open(head);
            }
            Await.until(() -> attacker.stillOpen() <= AttackedServer.ARRIVING);
            assertThat(form(server, 1_000)).isEqualTo("995");
        }
    }

    @Test
    void thoseWhoComeAndGoHarmNobody() throws Exception {
        var head = HEAD + FORM + "Content-Length: 60000\r\n\r\nt";
        try (var server = AttackedServer.bounded(FOR_EVER)) {
            for (var round = 1; round <= 20; round++) {
                try (var attacker = new Attacker(server)) {
                    for (var i = 0; i < 2 * AttackedServer.ARRIVING; i++) {
                        attacker.open(i % 2 == 0 ? head : HEAD);
                    }
                    Await.until(() -> attacker.stillOpen() <= AttackedServer.ARRIVING);
                }
                assertThat(form(server, 1_000)).isEqualTo("995");
            }
        }
    }

    @Test
    void aBodyThatNobodyReadsIsNotWaitedFor() throws Exception {
        var head = HEAD + "Content-Type: text/plain\r\nContent-Length: 60000\r\n\r\n";
        try (var server = AttackedServer.bounded()) {
            assertThat(dripsTaken(server, head)).isLessThan(100);
        }
    }

    @Test
    void aSlowButSteadyBodyIsRead() throws Exception {
        try (var server = AttackedServer.bounded();
                var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(5_000);
            var out = socket.getOutputStream();
            out.write(RawHttp.bytes(HEAD + FORM + "Content-Length: 60005\r\n\r\ntext="));
            for (var i = 0; i < 20; i++) {
                out.write(RawHttp.bytes("x".repeat(3_000)));
                Thread.sleep(100);
            }
            var answer = new String(socket.getInputStream().readNBytes(12), "ISO-8859-1");
            assertThat(answer).isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void aConnectionIsUsedAgainAfterABodyThatNobodyReads() throws Exception {
        var unread = HEAD + "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc";
        try (var server = AttackedServer.bounded()) {
            var reply =
                    new String(
                            exchange(
                                    server,
                                    unread
                                            + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                            "ISO-8859-1");
            assertThat(reply.split("HTTP/1.1 200", -1)).hasSize(3);
        }
    }

    private static byte[] exchange(AttackedServer server, String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(RawHttp.bytes(request));
            return socket.getInputStream().readAllBytes();
        }
    }

    private static void assertAnswers(AttackedServer server) {
        assertThat(new RawHttp(server.address()).get("/").status()).isEqualTo(200);
    }

    /** How many of 100 bytes the server waits for, of which 50 come within its patience. */
    private static int dripsTaken(AttackedServer server, String begin) throws Exception {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(1);
            socket.getOutputStream().write(RawHttp.bytes(begin));
            for (var i = 0; i < 100; i++) {
                try {
                    socket.getOutputStream().write('x');
                    while (socket.getInputStream().read() >= 0) {}
                    return i;
                } catch (SocketTimeoutException _) {
                    Thread.sleep(AttackedServer.PATIENCE.toMillis() / 50);
                } catch (IOException _) {
                    return i;
                }
            }
            return 100;
        }
    }

    /** Opens connections and keeps them. */
    private static final class Attacker implements AutoCloseable {

        private final int port;
        private final List<Socket> sockets = new ArrayList<>();

        Attacker(AttackedServer server) {
            port = server.address().getPort();
        }

        void open(String begin) throws IOException {
            var socket = new Socket("127.0.0.1", port);
            sockets.add(socket);
            try {
                socket.getOutputStream().write(RawHttp.bytes(begin));
            } catch (IOException _) {
                // The server has had enough of it already.
            }
        }

        int answers(Duration patience) throws IOException {
            var answers = 0;
            for (var socket : sockets) {
                socket.setSoTimeout((int) patience.toMillis());
                try {
                    answers += socket.getInputStream().read() == 'H' ? 1 : 0;
                } catch (SocketTimeoutException _) {
                    // It waits for the rest.
                }
            }
            return answers;
        }

        int stillOpen() {
            var open = 0;
            for (var socket : sockets) {
                try {
                    socket.setSoTimeout(10);
                    open += socket.getInputStream().read() >= 0 ? 1 : 0;
                } catch (SocketTimeoutException _) {
                    open++;
                } catch (IOException _) {
                    // Ended by the server.
                }
            }
            return open;
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
