package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.GenerateCalls.Body;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The two send calls of a partner with one testing customer, and what the partner can see of mails.
 *
 * @param customer the customer of all bodies
 */
public record SendCalls(TestPartner partner, String customer) {

    public static final String ONE = "/connect/v2/send/email";
    public static final String JOINT = "/connect/v2/send/email/jointBorrower";
    public static final String EMAILS = "/fairlead/v1/emails";

    public static SendCalls of(TestPartner partner) {
        return new SendCalls(partner, partner.newCustomer());
    }

    /** A body with the required fields only; it can be changed. */
    public Body one(String to) {
        return new Body(ONE, new LinkedHashMap<>())
                .with("partnerId", partner.id().value())
                .with("customerId", customer)
                .with("consumerId", GenerateCalls.CONSUMER)
                .with("email", email(to));
    }

    public Body joint(String to) {
        return new Body(JOINT, new LinkedHashMap<>())
                .with("partnerId", partner.id().value())
                .with(
                        "borrowers",
                        List.of(
                                GenerateCalls.borrower(customer, GenerateCalls.CONSUMER, "primary"),
                                GenerateCalls.borrower(
                                        customer, GenerateCalls.CONSUMER, "jointBorrower")))
                .with("email", email(to));
    }

    /** The object {@code email}; it can be changed. */
    public static Map<String, @Nullable Object> email(String to) {
        return new LinkedHashMap<>(Map.of("to", to));
    }

    public Answer send(Body body) {
        return partner.api().post(body.path(), body.fields());
    }

    /** The link that a send call, which must have worked, answers with. */
    public TestLink link(Body body) {
        var answer = send(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return TestLink.of(answer.text("link"));
    }

    /** All mails of the partner, latest first. */
    public List<JsonNode> emails() {
        return elements(partner.api().get(EMAILS).json().required("emails"));
    }

    /** The partner's only mail. */
    public JsonNode email() {
        assertThat(emails()).hasSize(1);
        return emails().getFirst();
    }

    /** What the sandbox's mailbox has for an address, oldest first. */
    public static List<JsonNode> received(ApiClient stranger, String address) {
        return elements(stranger.get("/mailbox.json").json()).stream()
                .filter(mail -> mail.required("to").toString().contains("\"" + address + "\""))
                .toList();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
