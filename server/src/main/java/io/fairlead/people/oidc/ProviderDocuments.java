package io.fairlead.people.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the provider says of itself and its keys, read again when it is an hour old. */
final class ProviderDocuments {

    private static final Duration KEPT = Duration.ofHours(1);

    /**
     * A key that is not known makes the keys be read again, but not by everybody who makes one up.
     */
    private static final Duration REST = Duration.ofMinutes(1);

    private final URI issuer;
    private final OidcHttp http;
    private final Clock clock;
    private @Nullable Documents known;

    ProviderDocuments(URI issuer, OidcHttp http, Clock clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /**
     * @param readAt the time of reading them
     */
    record Documents(OIDCProviderMetadata metadata, JWKSet keys, Instant readAt) {

        /** Whether they are old, or from before the clock was put back. */
        boolean isOlderThan(Duration age, Instant now) {
            return readAt.isAfter(now) || readAt.plus(age).isBefore(now);
        }
    }

    Documents get() throws ProviderException {
        return notOlderThan(KEPT);
    }

    /** The documents again, since a key is missing. */
    Documents refreshed() throws ProviderException {
        return notOlderThan(REST);
    }

    private synchronized Documents notOlderThan(Duration age) throws ProviderException {
        var present = known;
        if (present == null || present.isOlderThan(age, clock.instant())) {
            present = read();
            known = present;
        }
        return present;
    }

    private Documents read() throws ProviderException {
        var address = issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration";
        try {
            var metadata = OIDCProviderMetadata.parse(http.get(URI.create(address)));
            if (!metadata.getIssuer().getValue().equals(issuer.toString())) {
                throw new ProviderException(
                        "The provider has another issuer than configured", null);
            }
            refuseUnsafe(metadata.getAuthorizationEndpointURI());
            refuseUnsafe(metadata.getTokenEndpointURI());
            refuseUnsafe(metadata.getJWKSetURI());
            var keys = JWKSet.parse(http.get(metadata.getJWKSetURI()));
            return new Documents(metadata, keys, clock.instant());
        } catch (ParseException | java.text.ParseException e) {
            throw new ProviderException("The provider's documents cannot be read", e);
        }
    }

    /** What the provider names is as safe as the provider. */
    private void refuseUnsafe(@Nullable URI endpoint) throws ProviderException {
        if (endpoint == null || !issuer.getScheme().equals(endpoint.getScheme())) {
            throw new ProviderException(
                    "The provider lacks an endpoint, or has one without TLS", null);
        }
    }
}
