package io.finbank.oauth;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The one client that FinBank knows.
 *
 * @param clientSecret what it authenticates with
 * @param redirectUris where its users may be sent back to
 */
@ConfigurationProperties("finbank.oauth")
record OAuthProperties(String clientSecret, List<String> redirectUris) {

    @Override
    public String toString() {
        return "OAuthProperties[redirectUris=" + redirectUris + "]";
    }
}
