package io.fairlead.shared.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.RawHttp;
import io.fairlead.support.RawHttp.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts a sandbox answers to, and how a path may be written. */
@FairleadTest
class GuardsTest {

    private static final String PORT = ":1234";

    private final RawHttp http;

    GuardsTest(FairleadServer server) {
        http = new RawHttp(server.address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "10.0.0.1",
                "0.0.0.0",
                "[2001:db8::1]"
            })
    void answersToNoOtherHost(String host) {
        var page = get("/mailbox", host);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("This sandbox answers at localhost only").contains("<h1");

        var call = get("/aggregation/v1/customers", host + PORT);
        assertThat(call.status()).isEqualTo(403);
        assertThat(call.json().required("message").asString())
                .isEqualTo(
                        "A sandbox answers to localhost and to the host of FAIRLEAD_PUBLIC_URL only.");
        assertThat(get("/actuator/prometheus", host).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "[::1]"})
    void answersToThisMachine(String host) {
        assertThat(get("/mailbox", host + PORT).status()).isEqualTo(200);
        assertThat(get("/actuator/health", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/%C3%A9", "/nowhere%20at%20all", "/a%25b"})
    void takesEscapesThatAreNeeded(String path) {
        assertThat(http.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s;x=y", "/%73/a", "/a%2Eb", "/a%7eb", "/a%5Fb", "/a%3Bb", "/a%30"})
    void refusesNeedlessEscapesAndParameters(String path) {
        assertThat(http.get(path).status()).isEqualTo(400);
    }

    private Reply get(String path, String host) {
        var head = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        return http.send(RawHttp.bytes(head));
    }
}
