package io.fairlead.people.oidc;

import io.fairlead.shared.Secret;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The OpenID provider at which people sign in to the console.
 *
 * @param issuer the provider; without it people sign in with passwords only
 * @param clientId this server, as the provider knows it
 * @param clientSecret with which the server identifies itself there; none for a public client
 * @param claim in which the provider gives the e-mail address; {@code email} must be verified
 * @param scope what is asked for
 */
@Validated
@ConfigurationProperties("fairlead.people.oidc")
record OidcProperties(
        @Nullable URI issuer,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @NotBlank @DefaultValue("email") String claim,
        @NotBlank @DefaultValue("openid email") String scope) {

    @AssertTrue(
            message = "the provider needs a client-id, and an https address unless it is localhost")
    boolean isUsable() {
        return issuer == null || (clientId != null && !clientId.isBlank() && isSafe(issuer));
    }

    private static boolean isSafe(URI issuer) {
        return "https".equals(issuer.getScheme())
                || ("http".equals(issuer.getScheme())
                        && ("localhost".equals(issuer.getHost())
                                || "127.0.0.1".equals(issuer.getHost())));
    }
}
