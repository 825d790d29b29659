package io.fairlead.sandbox.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sandbox.Demo;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.RawHttp;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@FairleadTest
class InboxTest {

    private static final String EVENT =
            "{\"eventType\":\"added\",\"eventId\":\"1795341605123-0a1b2c\",\"payload\":{\"n\":1.50}}";

    private final FairleadServer server;
    private final Inboxes inboxes;
    private final MovableClock clock;
    private final ApiClient sender;
    private final RawHttp raw;
    private final UUID inbox = UUID.randomUUID();
    private final String path = "/inbox/" + inbox;

    InboxTest(FairleadServer server, Inboxes inboxes, MovableClock clock) {
        this.server = server;
        this.inboxes = inboxes;
        this.clock = clock;
        this.sender = server.stranger();
        this.raw = new RawHttp(server.address());
    }

    @Test
    void answersAndKeepsWhatIsSent() {
        var before = clock.instant();
        var answer = sender.with("X-Mine", "yes").postRaw(path + "?a=b%20c", EVENT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        var kept = list().json().get(0);
        assertThat(kept.propertyNames())
                .containsExactly("method", "path", "query", "headers", "body", "receivedAt");
        assertThat(kept.required("method").stringValue()).isEqualTo("POST");
        assertThat(kept.required("path").stringValue()).isEqualTo(path);
        assertThat(kept.required("query").stringValue()).isEqualTo("a=b%20c");
        assertThat(kept.required("body").stringValue()).isEqualTo(EVENT);
        assertThat(kept.required("headers").required("X-Mine").stringValue()).isEqualTo("yes");
        assertThat(Instant.parse(kept.required("receivedAt").stringValue()))
                .isBetween(before.minusMillis(1), clock.instant());
    }

    @Test
    void listsTheOldestFirst() {
        List.of("first", "second", "third").forEach(body -> sender.postRaw(path, body));

        assertThat(list().json().findValuesAsString("body"))
                .containsExactly("first", "second", "third");
    }

    @Test
    void isEmptyUntilSomethingIsSent() {
        assertThat(list().status()).isEqualTo(200);
        assertThat(list().body()).isEqualTo("[]");
        assertThat(page()).contains("Nothing has come yet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void takesEveryMethodThatSends(String method) {
        assertThat(sender.callRaw(method, path, "body").status()).isEqualTo(200);

        assertThat(list().json().get(0).required("method").stringValue()).isEqualTo(method);
    }

    @Test
    void keepsNoVisits() {
        page();
        sender.head(path);

        assertThat(list().body()).isEqualTo("[]");
    }

    @Test
    void keepsAFormAsItWasSent() {
        var form = sender.with("Content-Type", "application/x-www-form-urlencoded");

        assertThat(form.postRaw(path, "status=500").status()).isEqualTo(200);

        assertThat(list().json().get(0).required("body").stringValue()).isEqualTo("status=500");
    }

    @Test
    void joinsHeadersOfOneName() {
        raw.send(
                "POST",
                path,
                List.of("X-Two: one", "x-two: two", "Content-Length: 0"),
                new byte[0]);

        assertThat(list().json().get(0).required("headers").required("X-Two").stringValue())
                .isEqualTo("one, two");
    }

    @Test
    void takesAMebibyteAndNoMore() {
        assertThat(sender.postRaw(path, "x".repeat(1 << 20)).status()).isEqualTo(200);
        assertThat(sender.postRaw(path, "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);

        assertThat(list().json()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "status=500, 500",
        "status=410&delay=10ms, 410",
        "delay=0s, 200",
        "delay=31s, 400",
        "delay=-1s, 400",
        "delay=soon, 400",
        "status=99, 400",
        "status=600, 400",
        "status=ok, 400"
    })
    void answersAsTheQuerySays(String query, int status) {
        assertThat(sender.postRaw(path + "?" + query, EVENT).status()).isEqualTo(status);

        assertThat(list().json()).hasSize(status == 400 ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbox/mine", "/inbox/1-1-1-1-1", "/inbox/%00"})
    void isNamedByAUuid(String other) {
        assertThat(sender.postRaw(other, EVENT).status()).isIn(400, 404, 405);
    }

    @Test
    void leadsToANewOne() {
        var answer = sender.get("/inbox");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).matches("/inbox/[0-9a-f-]{36}"));
    }

    @Test
    void showsEventsIndented() {
        sender.postRaw(path, EVENT);

        assertThat(page())
                .contains("<h3>added</h3>", "1795341605123-0a1b2c", "  \"eventType\" : ")
                .contains("1.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\":\"added\",\"long\":\"%s\"}",
                "<event><eventType>added</eventType><long>%s</long></event>"
            })
    void showsLongEventsAsTheyAre(String event) {
        sender.postRaw(path, event.formatted("x".repeat(20_000)));

        assertThat(page())
                .contains("<h3>added</h3>")
                .contains("<code>" + escaped(event.substring(0, event.indexOf('%'))) + "xxx");
    }

    @Test
    void showsXmlIndented() {
        sender.postRaw(
                path,
                "<?xml version=\"1.0\"?><event><eventType>done</eventType><a><b>1</b></a></event>");

        assertThat(page()).contains("<h3>done</h3>", "    &lt;b&gt;1&lt;/b&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\":",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>",
                "<script>alert(1)</script><a",
                "plain"
            })
    void showsWhatIsNoEventAsItIs(String body) {
        sender.postRaw(path, body);

        assertThat(page())
                .contains("<h3>POST</h3>")
                .contains("<code>" + escaped(body) + "</code>")
                .doesNotContain("<script>alert");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Test
    void judgesSignaturesByTheDemoPartner() throws Exception {
        sender.postRaw(path, EVENT);
        assertThat(page())
                .contains("X-Finicity-Signature is absent", "webhook-signature is absent");

        sender.with("X-Finicity-Signature", signature("fairlead-demo-secret"))
                .with("webhook-signature", "v1,AAAA")
                .postRaw(path, EVENT);
        assertThat(page()).contains("X-Finicity-Signature is right", "webhook-signature is wrong");
    }

    private static String signature(String secret) throws Exception {
        var hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(hmac.doFinal(EVENT.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/xml"})
    void findsTheSignaturesOfThisServerRight(String contentType) {
        var demo = TestPartner.authenticated(Demo.PARTNER, sender);

        var link =
                demo.api()
                        .post(
                                "/connect/v2/generate",
                                Map.of(
                                        "partnerId",
                                        demo.id().value(),
                                        "customerId",
                                        Demo.CUSTOMER.value(),
                                        "webhook",
                                        server.address() + path,
                                        "webhookContentType",
                                        contentType));

        assertThat(link.status()).as(link.body()).isEqualTo(200);
        assertThat(page())
                .contains("<h3>ping</h3>")
                .contains("X-Finicity-Signature is right", "webhook-signature is right");
    }

    @Test
    void keepsTheNewestFiveHundred() {
        var other = UUID.randomUUID();
        inboxes.receive(other, message("of another inbox"));

        IntStream.rangeClosed(1, 502)
                .forEach(number -> inboxes.receive(inbox, message("message " + number)));

        var kept = inboxes.all(inbox);
        assertThat(kept).hasSize(500);
        assertThat(kept.getFirst().message().text()).isEqualTo("message 3");
        assertThat(kept.getLast().message().text()).isEqualTo("message 502");
        assertThat(inboxes.all(other)).hasSize(1);
    }

    @Test
    void keepsTheNewestSixteenMebibytes() {
        var mebibyte = "x".repeat(1 << 20);
        inboxes.receive(inbox, message("first"));
        IntStream.rangeClosed(1, 15).forEach(_ -> inboxes.receive(inbox, message(mebibyte)));
        assertThat(inboxes.all(inbox)).hasSize(16);

        inboxes.receive(inbox, message(mebibyte));

        assertThat(inboxes.all(inbox))
                .hasSize(16)
                .noneMatch(kept -> kept.message().text().equals("first"));
    }

    @Test
    void forgetsAfterAWeek() {
        inboxes.receive(inbox, message("old"));
        clock.advance(Duration.ofDays(6));
        inboxes.receive(inbox, message("young"));
        clock.advance(Duration.ofDays(2));

        inboxes.deleteOld();

        assertThat(inboxes.all(inbox))
                .extracting(received -> received.message().text())
                .containsExactly("young");
    }

    private Message message(String body) {
        return new Message("POST", path, "", Map.of(), body.getBytes(UTF_8));
    }

    private Answer list() {
        return sender.get(path + ".json");
    }

    private String page() {
        var answer = sender.get(path);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
