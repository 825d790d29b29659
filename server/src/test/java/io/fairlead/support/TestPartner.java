package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.partner.NewPartner;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A partner's backend.
 *
 * @param api sends the partner's app key and a valid token with every call
 */
public record TestPartner(PartnerId id, Secret secret, Secret appKey, ApiClient api) {

    public static TestPartner authenticated(NewPartner credentials, ApiClient stranger) {
        var withKey = stranger.with("Finicity-App-Key", credentials.appKey().reveal());
        return new TestPartner(
                        credentials.id(), credentials.secret(), credentials.appKey(), withKey)
                .withNewToken();
    }

    /** The same partner with a token that has all its life before it. */
    public TestPartner withNewToken() {
        var token = authenticate(secret);
        assertThat(token.status()).isEqualTo(200);
        return new TestPartner(
                id, secret, appKey, api.with("Finicity-App-Token", token.text("token")));
    }

    /** Enrols a testing customer. */
    public String newCustomer() {
        return enrol("testing");
    }

    /** Enrols a customer who is none of the tests', in the sense of the API. */
    public String newActiveCustomer() {
        return enrol("active");
    }

    /** Makes an experience; the answer's id is its GUID. */
    public String newExperience(String name, Map<String, ?> settings) {
        var form = new LinkedHashMap<String, Object>(settings);
        form.put("name", name);
        var answer = api.post("/fairlead/v1/experiences", form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("id");
    }

    private String enrol(String type) {
        var answer =
                api.post(
                        "/aggregation/v2/customers/" + type,
                        Map.of("username", "customer_" + RandomId.hex()));
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("id");
    }

    /** Signs a customer on at a bank of the FinBank family and adds all accounts found. */
    public ApiClient.Answer addAccounts(
            String customer, String institution, String userid, String password) {
        return api.post(
                "/aggregation/v1/customers/%s/institutions/%s/accounts/addall"
                        .formatted(customer, institution),
                Map.of(
                        "credentials",
                        List.of(
                                field(institution + "001", "Banking Userid", userid),
                                field(institution + "002", "Banking Password", password))));
    }

    private static Map<String, String> field(String id, String name, String value) {
        return Map.of("id", id, "name", name, "value", value);
    }

    /** The events of the webhooks' log that a query finds, latest first. */
    public List<JsonNode> webhookEvents(String query) {
        var answer = api.get("/fairlead/v1/webhook-events" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().required("events").valueStream().toList();
    }

    /** Waits until the log has so many events in a state; all of that state, latest first. */
    public List<JsonNode> awaitWebhookEvents(String state, int number) {
        var query = "?status=" + state;
        Await.until(() -> webhookEvents(query).size() >= number);
        return webhookEvents(query);
    }

    /** The same partner, whose calls a proxy on this machine says to come from an address. */
    public TestPartner from(String address) {
        return new TestPartner(id, secret, appKey, api.with("X-Forwarded-For", address));
    }

    /** Asks for a token with any secret. */
    public ApiClient.Answer authenticate(Secret secret) {
        return api.post(
                "/aggregation/v2/partners/authentication",
                Map.of("partnerId", id.value(), "partnerSecret", secret.reveal()));
    }
}
