package io.finbank.oauth;

import io.finbank.oauth.web.BankPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends what a user did at the bank's pages. Spring's own handlers would leave {@code iss} out of
 * the answer to the client, and show a bare error page where the client must not be answered.
 */
@Component
class AuthorizationAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final BankPages pages;

    AuthorizationAnswers(BankPages pages) {
        this.pages = pages;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication result) {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) result;
        var code = Objects.requireNonNull(granted.getAuthorizationCode()).getTokenValue();
        seeOther(
                response,
                ClientRedirect.to(
                        Objects.requireNonNull(granted.getRedirectUri()),
                        granted.getState(),
                        Map.of(OAuth2ParameterNames.CODE, code)));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        switch (exception) {
            case NoAccountChosenException _ -> seeOther(response, consentPage(request));
            case OAuth2AuthorizationCodeRequestAuthenticationException refusal
                    when redirectUri(refusal) instanceof String redirectUri ->
                    seeOther(response, refused(refusal, redirectUri));
            default -> pages.sendEnded(response);
        }
    }

    private static @Nullable String redirectUri(
            OAuth2AuthorizationCodeRequestAuthenticationException refusal) {
        @Nullable OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                refusal.getAuthorizationCodeRequestAuthentication();
        return asked == null ? null : asked.getRedirectUri();
    }

    private static String refused(
            OAuth2AuthorizationCodeRequestAuthenticationException refusal, String redirectUri) {
        return ClientRedirect.to(
                redirectUri,
                Objects.requireNonNull(refusal.getAuthorizationCodeRequestAuthentication())
                        .getState(),
                ClientRedirect.error(refusal.getError()));
    }

    private static String consentPage(HttpServletRequest request) {
        return UriComponentsBuilder.fromPath("/oauth2/consent")
                .queryParam(OAuth2ParameterNames.CLIENT_ID, "{client}")
                .queryParam(OAuth2ParameterNames.STATE, "{state}")
                .queryParam("none", true)
                .encode()
                .buildAndExpand(
                        request.getParameter(OAuth2ParameterNames.CLIENT_ID),
                        request.getParameter(OAuth2ParameterNames.STATE))
                .toUriString();
    }

    private static void seeOther(HttpServletResponse response, String location) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, location);
    }
}
