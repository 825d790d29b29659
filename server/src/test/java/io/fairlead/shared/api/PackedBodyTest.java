package io.fairlead.shared.api;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come packed. */
@FairleadTest
class PackedBodyTest {

    private static final String CUSTOMERS = "/aggregation/v2/customers/testing";

    private final ApiClient api;

    PackedBodyTest(FairleadServer server) {
        this.api = server.newPartner().api();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZip", "x-gzip"})
    void areUnpacked(String encoding) {
        var added = send(encoding, packed(customer()));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    @Test
    void areSentAsTheyAre() {
        assertThat(send("identity", bytes(customer())).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "nonsense"})
    void mustBePackedByGzip(String encoding) {
        var refused = send(encoding, packed(customer()));

        assertProblem(refused, 415, 415, "Send the body as it is, or with Content-Encoding: gzip.");
        assertThat(refused.headers().firstValue("Accept-Encoding")).hasValue("gzip");
    }

    @Test
    void mustBeWhatTheirHeaderSays() {
        var whole = packed(customer());
        for (var body :
                new byte[][] {bytes(customer()), Arrays.copyOf(whole, whole.length - 6), {31}}) {
            assertProblem(
                    send("gzip", body),
                    400,
                    14020,
                    "Bad request. The body is not what its header Content-Encoding says.");
        }
    }

    /** A megabyte of blanks is a kilobyte when it is packed. */
    @Test
    void mustNotBecomeFarLarger() {
        var blanks = packed(" ".repeat(1_000_000) + customer());
        var most = 1024 + blanks.length * 64;

        assertThat(blanks).hasSizeLessThan(2_000);
        assertProblem(
                send("gzip", blanks),
                413,
                413,
                "The request body is larger than %d bytes.".formatted(most));
    }

    @Test
    void mustNotBecomeLargerThanAnyBody() {
        var large = packed("{\"username\":\"" + RandomId.hex(600_000) + "\"}");

        assertThat(large).hasSizeLessThan(1_000_000);
        assertProblem(
                send("gzip", large), 413, 413, "The request body is larger than 1048576 bytes.");
    }

    private Answer send(String encoding, byte[] body) {
        return api.with("Content-Encoding", encoding).callRaw("POST", CUSTOMERS, body);
    }

    private static String customer() {
        return "{\"username\":\"customer_%s\"}".formatted(RandomId.hex());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
