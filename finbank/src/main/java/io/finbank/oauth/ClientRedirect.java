package io.finbank.oauth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a browser is sent back to with an authorization response. */
final class ClientRedirect {

    private static final String ISSUER = "iss";

    private ClientRedirect() {}

    /**
     * @param state what the client gave, to be returned to it
     * @param answer the members of the response besides {@code state} and {@code iss} (RFC 9207)
     */
    static String to(String redirectUri, @Nullable String state, Map<String, String> answer) {
        Map<String, String> members = new LinkedHashMap<>(answer);
        if (state != null) {
            members.put(OAuth2ParameterNames.STATE, state);
        }
        members.put(ISSUER, issuer());
        var uri = UriComponentsBuilder.fromUriString(redirectUri);
        members.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(members).toUriString();
    }

    /**
     * The issuer that the metadata declares. Spring's own context would add the path of every page
     * that it does not know, such as the one that cancels a sign-in.
     */
    private static String issuer() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }

    static Map<String, String> error(OAuth2Error error) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        if (error.getDescription() != null) {
            members.put(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        }
        return members;
    }
}
