package io.fairlead.email;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.GenerateCalls.CONSUMER;
import static io.fairlead.support.GenerateCalls.borrower;
import static io.fairlead.support.TestJourney.SECOND_CONSUMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestJourney;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Consumers are mailed what they have shared, where the partner wants it. */
@FairleadTest
class ReceiptMailTest {

    private final FairleadServer server;
    private final JdbcClient jdbc;
    private final TestJourney journey;
    private final String jane = "jane." + RandomId.hex() + "@example.com";
    private final String james = "james." + RandomId.hex() + "@example.com";

    ReceiptMailTest(FairleadServer server, JdbcClient jdbc) {
        this.server = server;
        this.jdbc = jdbc;
        this.journey = server.newJourney();
        server.bank();
    }

    @BeforeEach
    void wantReceipts() {
        journey.partner()
                .newExperience(
                        "default",
                        Map.of("applicationName", "Harbour Homes", "receiptByEmail", true));
    }

    @Test
    void tellsTheCustomerWhatIsSharedAndHowToStop() {
        var customer = customerWith(jane);
        share(
                journey.open(
                        journey.lite(FINBANK)
                                .with("customerId", customer)
                                .with("experience", "default")
                                .with("language", "fr")));

        var mail = awaitMail(jane);
        assertThat(mail.required("subject").asString())
                .isEqualTo("Ce que vous partagez avec Harbour Homes");
        var text = mail.required("text").asString();
        assertThat(text).contains("Bonjour Jane", "FinBank", "Checking", "••1111", "••2222");
        var receipt = mail.required("links").get(0).asString();
        assertThat(text).contains(receipt);
        var page = server.stranger().get(receipt.substring(receipt.indexOf("/consents/")));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Harbour Homes", "••1111");
        assertThat(SendCalls.received(server.stranger(), jane)).hasSize(1);
    }

    /** The partner must not learn the address by which the sharing is stopped. */
    @Test
    void goesToWhereTheLinkWasSentAndIsNoMailOfThePartner() {
        var calls = SendCalls.of(journey.partner());
        var link = calls.link(calls.one(jane).with("experience", "default"));
        var accept = link.path().replace("/?", "/accept?");
        var consumer =
                ConsumerWithoutScripts.following(server, server.stranger().postRaw(accept, ""));
        consumer.acceptTerms().connect("FinBank", FINBANK).signIn("demo", "go");
        consumer.shareAndFinish(consumer.accounts().subList(0, 1));

        Await.until(() -> SendCalls.received(server.stranger(), jane).size() == 2);
        assertThat(calls.emails()).hasSize(1);
        assertThat(calls.email().required("link").asString()).isEqualTo(link.toString());
        var revoked = Map.of("link", link.toString());
        journey.partner().api().post("/fairlead/v1/links/revoke", revoked);
        assertThat(SendCalls.received(server.stranger(), jane)).hasSize(2);
    }

    @Test
    void isDeletedWithTheCustomer() {
        var customer = customerWith(jane);
        share(
                journey.open(
                        journey.lite(FINBANK)
                                .with("customerId", customer)
                                .with("experience", "default")));
        awaitMail(jane);
        journey.partner().api().delete("/aggregation/v1/customers/" + customer);
        assertThat(SendCalls.received(server.stranger(), jane)).isEmpty();
    }

    @Test
    void isNotSentWhereNobodyWantsItOrToNobody() {
        var plain = server.newJourney();
        share(plain.open(plain.lite(FINBANK)));
        share(journey.open(journey.lite(FINBANK).with("experience", "default")));
        Await.until(
                () ->
                        jdbc.sql("SELECT count(*) FROM work_item WHERE queue = 'receipt-mail'")
                                        .query(Long.class)
                                        .single()
                                == 0);
        assertThat(mailsOf(plain)).isZero();
        assertThat(mailsOf(journey)).isZero();
    }

    @Test
    void tellsEachBorrowerTheirOwnPart() {
        var customer = customerWith(jane);
        var second = customerWith(james);
        var consumer =
                journey.open(
                                journey.calls()
                                        .joint(
                                                borrower(customer, CONSUMER, "primary"),
                                                borrower(second, SECOND_CONSUMER, "jointBorrower"))
                                        .with("experience", "default"))
                        .acceptTerms();
        consumer.submit("/borrowers", "part", "0");
        consumer.connect("FinBank", FINBANK).signIn("demo", "go");
        consumer.share(consumer.accounts().subList(0, 1)).submitAll();
        consumer.submit("/borrowers", "part", "1");
        consumer.connect("FinBank", FINBANK).signIn("demo", "go");
        consumer.share(consumer.accounts().subList(1, 3)).submitAll();
        consumer.submit("/submit");

        var first = awaitMail(jane).required("text").asString();
        var seconds = awaitMail(james).required("text").asString();
        assertThat(first).contains("••1111").doesNotContain("••2222");
        assertThat(seconds).contains("••2222").doesNotContain("••1111");
    }

    private void share(ConsumerWithoutScripts consumer) {
        consumer.acceptTerms();
        (consumer.canSubmit("/sign-in") ? consumer.submit("/sign-in") : consumer)
                .signIn("demo", "go");
    }

    private JsonNode awaitMail(String reader) {
        Await.until(() -> !SendCalls.received(server.stranger(), reader).isEmpty());
        return SendCalls.received(server.stranger(), reader).getFirst();
    }

    private String customerWith(String email) {
        var body = new HashMap<String, Object>();
        body.put("username", "customer_" + RandomId.hex());
        body.put("firstName", "Jane");
        body.put("lastName", "Smith");
        body.put("email", email);
        return journey.partner().api().post("/aggregation/v2/customers/testing", body).text("id");
    }

    private long mailsOf(TestJourney of) {
        return jdbc.sql("SELECT count(*) FROM email_message WHERE partner_id = ?")
                .param(of.partner().id().value())
                .query(Long.class)
                .single();
    }
}
