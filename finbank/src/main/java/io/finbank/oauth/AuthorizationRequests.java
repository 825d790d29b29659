package io.finbank.oauth;

import io.finbank.bank.Institution;
import io.finbank.bank.Institutions;
import io.finbank.oauth.grant.Grants;
import io.finbank.oauth.signin.SignedInUser;
import io.finbank.text.Texts;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Service;

/** What clients asked users for, as far as pages must know it. */
@Service
public class AuthorizationRequests {

    private static final String REQUEST_URI = "urn:ietf:params:oauth:request_uri:";
    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    /** The parameter of OpenID Connect with the languages that the client's user prefers. */
    private static final String LANGUAGES = "ui_locales";

    private final Grants grants;
    private final Institutions institutions;

    AuthorizationRequests(Grants grants, Institutions institutions) {
        this.grants = grants;
        this.institutions = institutions;
    }

    /** The request that was pushed under this request URI. The call goes on in its languages. */
    public Optional<Asked> pushed(String requestUri) {
        return findPushed(requestUri).map(this::asked);
    }

    /** The request that waits for this user's consent. The call goes on in its languages. */
    public Optional<Asked> awaitingConsent(String state, SignedInUser user) {
        return Optional.ofNullable(grants.findByToken(state, STATE))
                .filter(grant -> grant.getPrincipalName().equals(user.getName()))
                .map(this::asked);
    }

    /**
     * Ends a pushed request because the user does not want to sign in.
     *
     * @return where the browser must go
     */
    public Optional<String> refuse(String requestUri) {
        var pushed = findPushed(requestUri);
        pushed.ifPresent(grants::remove);
        return pushed.map(AuthorizationRequests::request)
                .map(
                        request ->
                                ClientRedirect.to(
                                        Objects.requireNonNull(request.getRedirectUri()),
                                        request.getState(),
                                        Map.of(
                                                OAuth2ParameterNames.ERROR,
                                                OAuth2ErrorCodes.ACCESS_DENIED)));
    }

    private Optional<OAuth2Authorization> findPushed(String requestUri) {
        return requestUri.startsWith(REQUEST_URI)
                ? Optional.ofNullable(
                        grants.findByToken(requestUri.substring(REQUEST_URI.length()), STATE))
                : Optional.empty();
    }

    private Asked asked(OAuth2Authorization grant) {
        var request = request(grant);
        var id = request.getAdditionalParameters().get(AuthorizationRules.INSTITUTION);
        if (request.getAdditionalParameters().get(LANGUAGES) instanceof String languages) {
            Texts.speak(languages);
        }
        return new Asked(
                institutions.find(String.valueOf(id)).orElseThrow(),
                Objects.requireNonNull(request.getRedirectUri()));
    }

    private static OAuth2AuthorizationRequest request(OAuth2Authorization grant) {
        return Objects.requireNonNull(
                grant.getAttribute(OAuth2AuthorizationRequest.class.getName()));
    }

    /**
     * What a client asked for.
     *
     * @param institution where the user signs in
     * @param redirectUri where the browser goes afterwards
     */
    public record Asked(Institution institution, String redirectUri) {}
}
