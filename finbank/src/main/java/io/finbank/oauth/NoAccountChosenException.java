package io.finbank.oauth;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** A user wanted to allow access to no account at all. */
final class NoAccountChosenException extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    NoAccountChosenException() {
        super(OAuth2ErrorCodes.INVALID_REQUEST);
    }
}
