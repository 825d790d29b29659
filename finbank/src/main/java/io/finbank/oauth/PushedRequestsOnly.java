package io.finbank.oauth;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Refuses authorization requests that were not pushed (RFC 9126, section 4). */
final class PushedRequestsOnly implements AuthenticationConverter {

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var asks =
                HttpMethod.GET.matches(request.getMethod())
                        || request.getParameter(OAuth2ParameterNames.RESPONSE_TYPE) != null;
        if (asks && request.getParameter(OAuth2ParameterNames.REQUEST_URI) == null) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(
                            OAuth2ErrorCodes.INVALID_REQUEST,
                            "Push the authorization request first.",
                            null));
        }
        return null;
    }
}
