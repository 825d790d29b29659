package io.fairlead.shared.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.inbound.Bounds;
import io.fairlead.shared.inbound.JsonMemory;
import io.fairlead.support.ApiClient;
import io.fairlead.support.DocumentedAnswers;
import io.fairlead.support.Endpoint;
import io.fairlead.support.Endpoint.Call;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.RawHttp;
import io.fairlead.support.RawHttp.Reply;
import io.fairlead.support.StoredRows;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bodies that no client of good will sends: each is refused as documented, and stores nothing. */
@FairleadTest
@ExtendWith(OutputCaptureExtension.class)
class HostileBodiesTest {

    private static final int TWO_MEBIBYTES = 2 * 1024 * 1024;

    private final FairleadServer server;
    private final RawHttp http;
    private final StoredRows rows;
    private final Bounds bounds;
    private final JsonMemory memory;

    HostileBodiesTest(FairleadServer server, JdbcClient jdbc, Bounds bounds, JsonMemory memory) {
        this.bounds = bounds;
        this.server = server;
        this.memory = memory;
        this.http = new RawHttp(server.address());
        this.rows = new StoredRows(jdbc);
    }

    /** All of them together are more than may be read at once. */
    @Test
    void leaveNoMemoryTaken() {
        var api = server.newPartner().api();
        var body = Map.of("text", "x".repeat(1_000_000));
        for (var taken = 0L; taken <= bounds.jsonBytes(); taken += 8_000_000) {
            assertThat(api.post("/aggregation/v2/customers/testing", body).status()).isEqualTo(400);
        }
    }

    private static Map<String, byte[]> bodiesThatAreNoJsonObject() {
        var bodies = new LinkedHashMap<String, byte[]>();
        List.of(
                        "",
                        " ",
                        "null",
                        "[]",
                        "\"text\"",
                        "1",
                        "{",
                        "}",
                        "{}{}",
                        "{} x",
                        "{\"a\"}",
                        "{\"a\":}",
                        "{\"a\":1,}",
                        "{a:1}",
                        "{'a':1}",
                        "{\"a\":NaN}",
                        "{\"a\":01}",
                        "{\"a\":1e99999999999}",
                        "{\"a\":/**/1}",
                        "{\"a\":\"\\x\"}",
                        "{\"a\":\"\\u12\"}",
                        "{\"a\":1,\"a\":1}",
                        "{\"a\":{\"b\":1,\"b\":2}}",
                        "<customer/>",
                        "a=b")
                .forEach(text -> bodies.put(text, text.getBytes(UTF_8)));
        bodies.put("NUL", new byte[] {0});
        bodies.put("a control character", "{\"a\":\"\u0001\"}".getBytes(UTF_8));
        bodies.put("nested deeply", nested(65));
        bodies.put("nested very deeply", nested(100_000));
        bodies.put("many small objects", manySmallObjects(25_000));
        bodies.put("a number of 2000 digits", ("{\"a\":" + "9".repeat(2000) + "}").getBytes(UTF_8));
        bodies.put("a long name", ("{\"" + "a".repeat(60_000) + "\":1}").getBytes(UTF_8));
        bodies.put("no UTF-8", RawHttp.bytes("{\"a\":\"\u00ff\"}"));
        bodies.put("UTF-8 of a surrogate", RawHttp.bytes("{\"a\":\"\u00ed\u00a0\u0080\"}"));
        bodies.put("UTF-8 cut short", RawHttp.bytes("{\"a\":\"\u00e2\u0082\"}"));
        bodies.put("half of UTF-16", new byte[] {(byte) 0xfe, (byte) 0xff, 0, '{', 0});
        bodies.put("no UTF-32", new byte[] {0, 0, (byte) 0xfe, (byte) 0xff, 0, 127, -1, -1});
        return bodies;
    }

    private static byte[] nested(int depth) {
        return ("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(UTF_8);
    }

    /** Each is two tokens in three bytes, and a hundred bytes in memory. */
    private static byte[] manySmallObjects(int count) {
        return ("{\"a\":[{}" + ",{}".repeat(count - 1) + "]}").getBytes(UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void refusesBodiesThatAreNoJsonObject(Endpoint endpoint, CapturedOutput log) {
        var call = endpoint.newCall(server);
        var before = rows.of(call.partner().id());
        bodiesThatAreNoJsonObject()
                .forEach(
                        (name, body) -> {
                            var answer = call.sendRaw(body);
                            assertThat(answer.status()).as(name).isEqualTo(400);
                            assertThat(answer.json().path("code").asString())
                                    .as(name)
                                    .isEqualTo("14020");
                            assertDocumented(call.path(), answer);
                        });
        assertThat(rows.of(call.partner().id())).isEqualTo(before);
        assertThat(log.getAll()).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void refusesOtherMediaTypes(Endpoint endpoint) {
        var call = endpoint.newCall(server);
        var before = rows.of(call.partner().id());
        for (var type :
                List.of(
                        "text/plain",
                        "application/xml",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data",
                        "multipart/form-data; boundary=x",
                        "application/octet-stream",
                        "application/jsonx",
                        "application/json; charset=bogus",
                        "json",
                        "*/*",
                        "/")) {
            var answer =
                    call.partner()
                            .api()
                            .with("Content-Type", type)
                            .call(call.method(), call.path(), call.body());
            assertThat(answer.status()).as(type).isEqualTo(400);
            assertThat(answer.text("message"))
                    .isEqualTo(
                            "Bad request. Send JSON with the header Content-Type:"
                                    + " application/json.");
            assertDocumented(call.path(), answer);
        }
        assertThat(rows.of(call.partner().id())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=ISO-8859-1",
                "application/vnd.partner+json"
            })
    void takesEveryJson(String type) {
        var calls = server.newCaller();
        var api = calls.partner().api().with("Content-Type", type);
        TestLink.in(api.post(GenerateCalls.FULL, calls.full().fields()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void readsJsonInEveryUnicodeEncoding(String charset) {
        var calls = server.newCaller();
        var body = ApiClient.tree(calls.full().fields()).toString();
        var bytes = body.getBytes(Charset.forName(charset));
        TestLink.in(calls.partner().api().callRaw("POST", GenerateCalls.FULL, bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/html",
                "image/*",
                "nonsense",
                "application/json;q=0"
            })
    void answersInJsonWhateverTheCallerWouldLike(String accept) {
        var calls = server.newCaller();
        var api = calls.partner().api().with("Accept", accept);
        TestLink.in(api.post(GenerateCalls.FULL, calls.full().fields()));
        var refused = api.post(GenerateCalls.FULL, Map.of());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).isEqualTo("\"partnerId\" is required");
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void refusesBodiesOfTwoMebibytes(Endpoint endpoint) {
        var call = endpoint.newCall(server);
        var before = rows.of(call.partner().id());
        var body = ("{\"a\":\"" + "x".repeat(TWO_MEBIBYTES) + "\"}").getBytes(UTF_8);
        assertTooLarge(call, send(call, List.of("Content-Length: " + body.length), body));
        assertTooLarge(call, send(call, List.of("Transfer-Encoding: chunked"), chunked(body)));
        assertThat(rows.of(call.partner().id())).isEqualTo(before);
    }

    @Test
    void takesABodyOfOneMebibyte() {
        var calls = server.newCaller();
        var body = calls.full().with("unknown", "");
        var length = ApiClient.tree(body.fields()).toString().length();
        body.with("unknown", "x".repeat(1024 * 1024 - length));
        calls.link(body);
        body.with("unknown", "x".repeat(1024 * 1024 - length + 1));
        assertThat(calls.send(body).status()).isEqualTo(413);
    }

    @Test
    void saysHowManyTokensABodyMayHave() {
        var partner = server.newPartner();
        var most = manySmallObjects((JsonBodyResolver.MAX_TOKENS - 5) / 2);
        var tooMany = manySmallObjects((JsonBodyResolver.MAX_TOKENS - 5) / 2 + 1);
        assertThat(partner.api().callRaw("POST", GenerateCalls.FULL, most).text("message"))
                .isEqualTo("\"partnerId\" is required");
        assertThat(partner.api().callRaw("POST", GenerateCalls.FULL, tooMany).text("message"))
                .isEqualTo(
                        "Bad request. Send JSON of at most 64 levels and 50000 tokens, without"
                                + " overlong names or numbers.");
    }

    private static void assertTooLarge(Call call, Reply reply) {
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().path("message").asString())
                .isEqualTo("The request body is larger than 1048576 bytes.");
        assertDocumented(call.path(), reply);
    }

    private static byte[] chunked(byte[] body) {
        var chunked = new ByteArrayOutputStream();
        for (var at = 0; at < body.length; at += 10_000) {
            var size = Math.min(10_000, body.length - at);
            chunked.writeBytes(RawHttp.bytes(Integer.toHexString(size) + "\r\n"));
            chunked.write(body, at, size);
            chunked.writeBytes(RawHttp.bytes("\r\n"));
        }
        chunked.writeBytes(RawHttp.bytes("0\r\n\r\n"));
        return chunked.toByteArray();
    }

    @Test
    void needsNoMemoryForABodyThatDoesNotCome() {
        var call = Endpoint.GENERATE.newCall(server);
        var taken = allMemory();
        try {
            var body = RawHttp.bytes("{}");
            assertThat(send(call, List.of("Content-Length: 2"), body).status()).isEqualTo(503);
            assertThat(send(call, List.of(), new byte[0]).status()).isEqualTo(400);
        } finally {
            taken.forEach(Runnable::run);
        }
    }

    private List<Runnable> allMemory() {
        var taken = new ArrayList<Runnable>();
        for (var size = JsonBodyResolver.MAX_BYTES; size > 0; ) {
            var some = memory.take(size);
            some.ifPresent(taken::add);
            size = some.isPresent() ? size : size / 2;
        }
        return taken;
    }

    @Test
    void refusesBodiesThatAreWronglyFramed() {
        var call = Endpoint.GENERATE.newCall(server);
        var before = rows.of(call.partner().id());
        var body = ApiClient.tree(call.body()).toString().getBytes(UTF_8);
        for (var framing :
                List.of(
                        List.of("Transfer-Encoding: chunked"),
                        List.of("Transfer-Encoding: nonsense"),
                        List.of("Transfer-Encoding: chunked", "Content-Length: 10"),
                        List.of("Content-Length: -1"),
                        List.of("Content-Length: x"),
                        List.of("Content-Length: 10", "Content-Length: 11"),
                        List.of("Expect: nonsense"))) {
            var reply = send(call, framing, body);
            // Tomcat refuses transfer encodings it does not know with a 501 of its own.
            assertThat(reply.status()).as("%s", framing).isIn(400, 405);
            assertDocumented(call.path(), reply);
        }
        assertThat(rows.of(call.partner().id())).isEqualTo(before);
    }

    @Test
    void refusesAnIdempotencyKeyThatIsNotAscii() {
        var call = Endpoint.GENERATE.newCall(server);
        var before = rows.of(call.partner().id());
        var body = ApiClient.tree(call.body()).toString().getBytes(UTF_8);
        var reply =
                send(
                        call,
                        List.of("Content-Length: " + body.length, "Idempotency-Key: \u00e4"),
                        body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("message").asString()).contains("Idempotency-Key");
        assertThat(rows.of(call.partner().id())).isEqualTo(before);
    }

    private Reply send(Call call, List<String> framing, byte[] body) {
        var headers = new ArrayList<>(credentials(call.partner()));
        headers.add("Content-Type: application/json");
        headers.addAll(framing);
        return http.send(call.method(), call.path(), headers, body);
    }

    private static List<String> credentials(TestPartner partner) {
        return partner.api().headerLines();
    }

    private static void assertDocumented(String path, Reply reply) {
        DocumentedAnswers.assertRefusal(
                path, reply.status(), reply.header("Content-Type"), reply.body());
    }

    private static void assertDocumented(String path, ApiClient.Answer answer) {
        DocumentedAnswers.assertRefusal(
                path,
                answer.status(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
    }
}
