package io.fairlead.link;

import static io.fairlead.support.ProblemAssertions.assertConnectProblem;
import static io.fairlead.support.ProblemAssertions.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The header {@code Idempotency-Key} of the generate calls. */
@FairleadTest
class IdempotencyTest {

    private final FairleadServer server;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final GenerateCalls calls;

    IdempotencyTest(FairleadServer server, MovableClock clock, JdbcClient jdbc) {
        this.server = server;
        this.clock = clock;
        this.jdbc = jdbc;
        this.calls = server.newCaller();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GenerateCalls.FULL,
                GenerateCalls.JOINT,
                GenerateCalls.LITE,
                GenerateCalls.FIX
            })
    void givesTheSameLinkToARepeatedCall(String path) {
        var first = link("key-1", calls.body(path));
        assertThat(link("key-1", calls.body(path))).isEqualTo(first);
        assertThat(link("key-2", calls.body(path))).isNotEqualTo(first);
        assertThat(calls.link(calls.body(path))).isNotEqualTo(first);
    }

    @Test
    void givesTheSameLinkWithEverythingInIt() {
        var body =
                calls.full()
                        .with("consumerId", GenerateCalls.CONSUMER)
                        .with("language", "fr-CA")
                        .with("isWebView", true)
                        .with("redirectUri", "https://app.example/back?a=b")
                        .with("webhook", WebhookReceiver.shared().url())
                        .with("webhookContentType", "application/json");
        var first = link("key", body);
        assertThat(link("key", body)).isEqualTo(first);
        assertThat(server.stranger().get(first.path()).status()).isEqualTo(303);
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        var first = link("key", calls.full());
        assertConflict(send("key", calls.full().with("language", "fr")));
        assertThat(link("key", calls.full())).isEqualTo(first);
    }

    @Test
    void refusesTheKeyForAnotherCall() {
        link("key", calls.full());
        assertConflict(send("key", new Body(GenerateCalls.LITE, calls.lite().fields())));
        var sameBody = new Body(GenerateCalls.LITE, calls.lite().fields());
        link("lite", sameBody);
        assertConflict(send("lite", new Body(GenerateCalls.FULL, sameBody.fields())));
    }

    @Test
    void remembersACallForADay() {
        var first = link("key", calls.full());
        clock.advance(Duration.ofHours(24).minusMinutes(1));
        var partner = authenticatedAgain();
        assertThat(link(partner, "key", calls.full())).isEqualTo(first);
        clock.advance(Duration.ofMinutes(2));
        partner = authenticatedAgain();
        var second = link(partner, "key", calls.full().with("language", "es"));
        assertThat(second).isNotEqualTo(first);
        assertThat(link(partner, "key", calls.full().with("language", "es"))).isEqualTo(second);
    }

    @Test
    void makesOneLinkOfManyEqualCallsAtOnce() throws Exception {
        Callable<TestLink> call = () -> link("key", calls.full());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var links =
                    threads.invokeAll(Collections.nCopies(8, call)).stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(links).hasSize(8).containsOnly(links.getFirst());
        }
        assertThat(storedLinks()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GenerateCalls.FULL,
                GenerateCalls.JOINT,
                GenerateCalls.LITE,
                GenerateCalls.FIX
            })
    void keepsAKeyFreeWhenTheCallFails(String path) {
        var wrong =
                path.equals(GenerateCalls.JOINT)
                        ? calls.joint(
                                GenerateCalls.borrower("4711", GenerateCalls.CONSUMER, "primary"))
                        : calls.body(path).with("customerId", "4711");
        assertInvalid(
                send("key", wrong),
                "Request failed with status code 404 GET /aggregation/v1/customers/4711");
        assertThat(send("key", calls.body(path).with("webhook", 1)).status()).isEqualTo(400);
        link("key", calls.body(path));
    }

    @Test
    void keepsTheKeysOfPartnersApart() {
        var other = server.newCaller();
        var first = link("key", calls.full());
        var second = link(other.partner(), "key", other.full());
        assertThat(second.value("partnerId")).isEqualTo(other.partner().id().value());
        assertThat(link("key", calls.full())).isEqualTo(first);
    }

    @Test
    void looksAtWhatTheBodySaysAndNotAtItsBlanks() {
        var body = "{\"partnerId\":\"%s\",\"customerId\":\"%s\"}";
        var spaced = "{ \"partnerId\" : \"%s\",\n\t\"customerId\" : \"%s\" }";
        assertThat(linkOfRaw(spaced)).isEqualTo(linkOfRaw(body));
    }

    private TestLink linkOfRaw(String body) {
        var text = body.formatted(calls.partner().id(), calls.customer());
        return TestLink.in(withKey(calls.partner(), "key").postRaw(GenerateCalls.FULL, text));
    }

    @Test
    void takesKeysOfUpTo255Characters() {
        link("k".repeat(255), calls.full());
        assertInvalidKey("k".repeat(256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with blank"})
    void refusesAKeyThatIsNotPrintable(String key) {
        assertInvalidKey(key);
    }

    private void assertInvalidKey(String key) {
        assertInvalid(
                send(key, calls.full()),
                "\"Idempotency-Key\" must be 1 to 255 printable ASCII characters");
    }

    private static void assertConflict(Answer answer) {
        assertConnectProblem(
                answer,
                409,
                10010,
                "This \"Idempotency-Key\" was used with another request body in the last 24 hours."
                        + " Send a new key.");
    }

    private int storedLinks() {
        return jdbc.sql("SELECT count(*) FROM link WHERE partner_id = ?")
                .param(calls.partner().id().value())
                .query(Integer.class)
                .single();
    }

    private TestLink link(String key, Body body) {
        return link(calls.partner(), key, body);
    }

    private static TestLink link(TestPartner partner, String key, Body body) {
        return TestLink.in(withKey(partner, key).post(body.path(), body.fields()));
    }

    private Answer send(String key, Body body) {
        return withKey(calls.partner(), key).post(body.path(), body.fields());
    }

    private static ApiClient withKey(TestPartner partner, String key) {
        return partner.api().with("Idempotency-Key", key);
    }

    /** Tokens live for two hours only. */
    private TestPartner authenticatedAgain() {
        return calls.partner().withNewToken();
    }
}
