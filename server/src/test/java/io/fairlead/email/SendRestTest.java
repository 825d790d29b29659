package io.fairlead.email;

import static io.fairlead.support.ProblemAssertions.assertConnectProblem;
import static io.fairlead.support.ProblemAssertions.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The two send calls, and what the receiver gets. */
@FairleadTest
class SendRestTest {

    private static final String NO_EMAIL = "must be a valid email";

    private final FairleadServer server;
    private final SendCalls calls;
    private final String ada = "ada." + RandomId.hex() + "@example.com";

    SendRestTest(FairleadServer server) {
        this.server = server;
        this.calls = SendCalls.of(server.newPartner());
    }

    @Test
    void answersWithALinkOfThreeDaysAndTheDefaults() {
        var answer = calls.send(calls.one(ada));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("link", "emailConfig");
        assertThat(answer.json().required("emailConfig"))
                .isEqualTo(
                        ApiClient.tree(
                                Map.of(
                                        "to", ada,
                                        "from", "no-reply@localhost",
                                        "subject", "Verify your Financial Information",
                                        "institutionName", "Harbour Bank")));
        var link = TestLink.of(answer.text("link"));
        assertThat(link.keys())
                .containsExactly(
                        "consumerId",
                        "customerId",
                        "origin",
                        "partnerId",
                        "signature",
                        "timestamp",
                        "ttl");
        assertThat(link.value("origin")).isEqualTo("email");
        assertThat(number(link, "ttl") - number(link, "timestamp"))
                .isEqualTo(Duration.ofDays(3).toMillis());
    }

    @Test
    void echoesEverythingThatTheMailSays() {
        var everything =
                Map.of(
                        "to", ada,
                        "from", "team@harbour.example",
                        "supportPhone", "1-801-984-4200",
                        "subject", "Your loan",
                        "firstName", "Ada",
                        "institutionName", "Harbour Savings",
                        "institutionAddress", "1 Quay Street, Salt Lake City",
                        "signature", List.of("Grace Hopper", "Loan officer"));

        var answer = calls.send(calls.one(ada).with("email", everything));

        assertThat(answer.json().required("emailConfig")).isEqualTo(ApiClient.tree(everything));
        var mail = received();
        assertThat(mail.required("subject").asString()).isEqualTo("Your loan");
        assertThat(mail.required("text").asString())
                .startsWith("Harbour Savings\n\nHello Ada,\n\nHarbour Savings asks you")
                .endsWith(
                        """
                        and nothing is shared.

                        Grace Hopper
                        Loan officer

                        --\s
                        Harbour Savings
                        1 Quay Street, Salt Lake City
                        You receive this e-mail because Harbour Savings asked for it to be sent to you.\
                         Please do not forward it: it is meant for you alone.
                        """);
        for (var form : List.of("html", "text")) {
            assertThat(mail.required(form).asString())
                    .contains(
                            "Hello Ada,",
                            "Harbour Savings",
                            "1-801-984-4200",
                            "1 Quay Street, Salt Lake City",
                            "Grace Hopper",
                            "Loan officer");
        }
    }

    @Test
    void sendsTheLinkThatItAnswersWith() {
        var link = calls.link(calls.one(ada)).toString();

        var mail = received();
        assertThat(mail.propertyNames())
                .containsExactly("id", "to", "from", "subject", "html", "text", "links", "sentAt");
        assertThat(mail.required("to")).isEqualTo(ApiClient.tree(List.of(ada)));
        assertThat(mail.required("from").asString()).isEqualTo("no-reply@localhost");
        assertThat(mail.required("links")).isEqualTo(ApiClient.tree(List.of(link)));
        assertThat(mail.required("text").asString()).contains("\n" + link + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "es,Conecte su banco,Verifique su información financiera",
        "fr-CA,Connectez votre banque,Vérifiez vos renseignements financiers",
        "de,Connect your bank,Verify your Financial Information"
    })
    void speaksTheLanguageOfTheCall(String language, String heading, String subject) {
        calls.link(calls.one(ada).with("language", language));

        assertThat(received().required("html").asString()).contains(heading);
        assertThat(received().required("subject").asString()).isEqualTo(subject);
    }

    @Test
    void writesEveryScriptAndEscapesWhatLooksLikeMarkup() {
        calls.link(
                calls.one(ada)
                        .with(
                                "email",
                                with(
                                        "firstName",
                                        "Łukasz & <b>Zoë</b> 💶",
                                        "subject",
                                        "Prêt – 融資")));

        var mail = received();
        assertThat(mail.required("subject").asString()).isEqualTo("Prêt – 融資");
        assertThat(mail.required("text").asString()).contains("Hello Łukasz & <b>Zoë</b> 💶,");
        assertThat(mail.required("html").asString())
                .contains("Hello Łukasz &amp; &lt;b&gt;Zoë&lt;/b&gt; 💶,");
    }

    @Test
    void sendsOneMailToBothBorrowers() {
        var bob = "bob." + RandomId.hex() + "@example.com";

        var answer =
                calls.send(
                        calls.joint(ada)
                                .with("email", with("to", ada + ", " + bob, "firstName", "A and B"))
                                .with("language", "en"));

        assertThat(answer.json().required("emailConfig").required("to").asString())
                .isEqualTo(ada + ", " + bob);
        var mail = received();
        assertThat(mail.required("to")).isEqualTo(ApiClient.tree(List.of(ada, bob)));
        assertThat(mail.required("text").asString()).contains("asks both of you");
        assertThat(TestLink.of(mail.required("links").get(0).asString()).value("origin"))
                .isEqualTo("email");
    }

    @Test
    void sendsOneMailToTheBorrowersWhoShareAnAddress() {
        calls.link(calls.joint(ada));

        assertThat(received().required("to")).isEqualTo(ApiClient.tree(List.of(ada)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "ada@exa mple.com",
                "ada@-example.com",
                "ada.@example.com",
                "ada@example..com",
                "Ada <ada@example.com>",
                "ada@example.com,bob@example.com",
                "ada@[127.0.0.1]",
                "\"ada\"@example.com",
                "ada(comment)@example.com",
                "ädä@example.com"
            })
    void refusesWhatIsNoAddress(String address) {
        refused(with("to", address), "\"email.to\" " + NO_EMAIL);
        refused(with("from", address), "\"email.from\" " + NO_EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@exämple.example,ada@xn--exmple-cua.example",
        "ada@EXAMPLE.com,ada@example.com"
    })
    void writesADomainAsMailServersReadIt(String address, String ascii) {
        var answer = calls.send(calls.one(address));

        assertThat(answer.json().required("emailConfig").required("to").asString())
                .isEqualTo(address);
        assertThat(SendCalls.received(server.stranger(), ascii)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to",
                "from",
                "supportPhone",
                "subject",
                "firstName",
                "institutionName",
                "institutionAddress"
            })
    void refusesWhatWouldAddAHeader(String field) {
        refused(
                with(field, "a@example.com\r\nBcc: victim@example.com"),
                "\"email." + field + "\" contains an invalid character");
        refused(with(field, List.of()), "\"email." + field + "\" must be a string");
        refused(with(field, ""), "\"email." + field + "\" is not allowed to be empty");
    }

    @ParameterizedTest
    @CsvSource({
        "to,255",
        "from,254",
        "supportPhone,100",
        "subject,255",
        "firstName,100",
        "institutionName,100",
        "institutionAddress,255"
    })
    void refusesWhatIsTooLong(String field, int longest) {
        refused(
                with(field, "a".repeat(longest + 1)),
                "\"email.%s\" length must be less than or equal to %d characters long"
                        .formatted(field, longest));
    }

    @Test
    void refusesAWrongSignature() {
        refused(with("signature", "Grace"), "\"email.signature\" must be an array");
        refused(
                with("signature", List.of("a\nb")),
                "\"email.signature[0]\" contains an invalid character");
        refused(with("signature", List.of("a", 1)), "\"email.signature[1]\" must be a string");
        refused(
                with("signature", List.of("", "")),
                "\"email.signature[0]\" is not allowed to be empty");
        refused(
                with("signature", Collections.nCopies(11, "line")),
                "\"email.signature\" must contain less than or equal to 10 items");
    }

    @Test
    void refusesAPhoneNumberThatIsNone() {
        refused(
                with("supportPhone", "http://evil.example"),
                "\"email.supportPhone\" must be a phone number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partnerId", "customerId", "consumerId", "email"})
    void wantsItsRequiredFields(String field) {
        assertInvalid(
                calls.send(calls.one(ada).with(field, null)), "\"" + field + "\" is required");
        assertThat(calls.emails()).isEmpty();
    }

    @Test
    void sendsNothingToTheCustomerOfAnotherPartner() {
        var other = server.newPartner().newCustomer();

        assertInvalid(
                calls.send(calls.one(ada).with("customerId", other)),
                "Request failed with status code 404 GET /aggregation/v1/customers/" + other);
        assertInvalid(
                calls.send(calls.one(ada).with("partnerId", server.newPartner().id().value())),
                "Invalid \"partnerId\" in request body");
        assertThat(SendCalls.received(server.stranger(), ada)).isEmpty();
        assertThat(calls.emails()).isEmpty();
    }

    @Test
    void sendsNothingWhenTheWebhookIsNotThere() {
        try (var receiver = WebhookReceiver.started()) {
            receiver.answers(_ -> WebhookReceiver.Answer.of(500));

            assertInvalid(
                    calls.send(calls.one(ada).with("webhook", receiver.url())),
                    "\"webhook\" must answer a ping with a 2xx status code: it answered with status"
                            + " code 500");

            assertThat(SendCalls.received(server.stranger(), ada)).isEmpty();
            assertThat(calls.emails()).isEmpty();
        }
    }

    @Test
    void asksNoWebhookAboutACustomerWhoIsNotThere() {
        try (var receiver = WebhookReceiver.started()) {
            assertInvalid(
                    calls.send(
                            calls.one(ada)
                                    .with("customerId", "1000000000")
                                    .with("webhook", receiver.url())),
                    "Request failed with status code 404 GET /aggregation/v1/customers/1000000000");

            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void sendsWhenTheWebhookHasAnswered() {
        var webhook = WebhookReceiver.shared().url();

        var link = calls.link(calls.one(ada).with("webhook", webhook));

        assertThat(link.value("webhook")).isEqualTo(webhook);
        assertThat(SendCalls.received(server.stranger(), ada)).hasSize(1);
    }

    @Test
    void refusesTheSecondCallWithAKeyWhenItsCustomerIsGone() {
        once(calls.one(ada), "application-18");
        calls.partner().api().delete("/aggregation/v1/customers/" + calls.customer());

        assertInvalid(
                once(calls.one(ada), "application-18"),
                "Request failed with status code 404 GET /aggregation/v1/customers/"
                        + calls.customer());
    }

    @Test
    void sendsACallWithAnIdempotencyKeyOnce() {
        var body = calls.one(ada);
        var first = once(body, "application-17");
        var second = once(body, "application-17");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(calls.emails()).hasSize(1);
        assertConnectProblem(
                once(calls.one("bob@example.com"), "application-17"),
                409,
                10010,
                "This \"Idempotency-Key\" was used with another request body in the last 24"
                        + " hours. Send a new key.");
    }

    private Answer once(Body body, String key) {
        var partner = calls.partner();
        return partner.api().with("Idempotency-Key", key).post(body.path(), body.fields());
    }

    private void refused(Map<String, @Nullable Object> email, String message) {
        assertInvalid(calls.send(calls.one(ada).with("email", email)), message);
        assertThat(calls.emails()).isEmpty();
    }

    private Map<String, @Nullable Object> with(Object... namesAndValues) {
        var email = SendCalls.email(ada);
        for (var i = 0; i < namesAndValues.length; i += 2) {
            email.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return email;
    }

    private JsonNode received() {
        var mails = SendCalls.received(server.stranger(), ada);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private static long number(TestLink link, String key) {
        return Long.parseLong(link.value(key));
    }
}
