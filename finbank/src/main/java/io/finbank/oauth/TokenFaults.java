package io.finbank.oauth;

import io.finbank.fault.Call;
import io.finbank.fault.Faults;
import io.finbank.fault.Step;
import io.finbank.oauth.grant.Grants;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;

/** Lets calls about tokens meet the faults that wait for them, before anybody else handles them. */
final class TokenFaults implements AuthenticationProvider {

    private final Grants grants;
    private final Faults faults;

    TokenFaults(Grants grants, Faults faults) {
        this.grants = grants;
        this.faults = faults;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication call) {
        switch (call) {
            case OAuth2AuthorizationCodeAuthenticationToken exchange ->
                    meet(Step.TOKEN, exchange.getCode());
            case OAuth2RefreshTokenAuthenticationToken renewal ->
                    meet(Step.TOKEN, renewal.getRefreshToken());
            case OAuth2TokenRevocationAuthenticationToken end -> meet(Step.REVOKE, end.getToken());
            default -> {}
        }
        return null;
    }

    private void meet(Step step, String token) {
        grants.owner(token)
                .ifPresent(
                        owner -> faults.meet(Call.of(step, owner.institutionId(), owner.userid())));
    }

    @Override
    public boolean supports(Class<?> call) {
        return call == OAuth2AuthorizationCodeAuthenticationToken.class
                || call == OAuth2RefreshTokenAuthenticationToken.class
                || call == OAuth2TokenRevocationAuthenticationToken.class;
    }
}
