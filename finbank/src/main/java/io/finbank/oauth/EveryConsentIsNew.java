package io.finbank.oauth;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/**
 * Users consent anew for every authorization request, because each may be about other accounts.
 * What they consented to is part of the grant.
 */
@Component
class EveryConsentIsNew implements OAuth2AuthorizationConsentService {

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        // kept by ChosenAccounts, which knows the grant
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        // there is none
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String clientId, String user) {
        return null;
    }
}
