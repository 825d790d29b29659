package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.partner.NewPartner;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import java.util.Map;

/**
 * A partner's backend.
 *
 * @param api sends the partner's app key and a valid token with every call
 */
public record TestPartner(PartnerId id, Secret secret, Secret appKey, ApiClient api) {

    static TestPartner authenticated(NewPartner credentials, ApiClient stranger) {
        var withKey = stranger.with("Finicity-App-Key", credentials.appKey().reveal());
        var partner =
                new TestPartner(
                        credentials.id(), credentials.secret(), credentials.appKey(), withKey);
        var token = partner.authenticate(credentials.secret());
        assertThat(token.status()).isEqualTo(200);
        return new TestPartner(
                credentials.id(),
                credentials.secret(),
                credentials.appKey(),
                withKey.with("Finicity-App-Token", token.text("token")));
    }

    /** Asks for a token with any secret. */
    public ApiClient.Answer authenticate(Secret secret) {
        return api.post(
                "/aggregation/v2/partners/authentication",
                Map.of("partnerId", id.value(), "partnerSecret", secret.reveal()));
    }
}
