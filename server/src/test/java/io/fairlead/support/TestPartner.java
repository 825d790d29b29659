package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.partner.NewPartner;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import java.util.Map;

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

    private String enrol(String type) {
        var answer =
                api.post(
                        "/aggregation/v2/customers/" + type,
                        Map.of("username", "customer_" + RandomId.hex()));
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("id");
    }

    /** Asks for a token with any secret. */
    public ApiClient.Answer authenticate(Secret secret) {
        return api.post(
                "/aggregation/v2/partners/authentication",
                Map.of("partnerId", id.value(), "partnerSecret", secret.reveal()));
    }
}
