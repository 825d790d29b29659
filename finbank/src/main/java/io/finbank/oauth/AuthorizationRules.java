package io.finbank.oauth;

import io.finbank.bank.Institution;
import io.finbank.bank.Institutions;
import io.finbank.fault.Call;
import io.finbank.fault.Faults;
import io.finbank.fault.Step;
import io.finbank.oauth.signin.SignedInUser;
import io.finbank.problem.ProblemException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.stereotype.Component;

/** What FinBank demands of authorization requests besides what the protocol does. */
@Component
class AuthorizationRules {

    /** The parameter of a pushed request that says at which institution the user signs in. */
    static final String INSTITUTION = "institution";

    private final Institutions institutions;
    private final Faults faults;
    private final ChosenAccounts chosenAccounts;

    AuthorizationRules(Institutions institutions, Faults faults, ChosenAccounts chosenAccounts) {
        this.institutions = institutions;
        this.faults = faults;
        this.chosenAccounts = chosenAccounts;
    }

    void applyTo(List<AuthenticationProvider> providers) {
        for (var provider : providers) {
            switch (provider) {
                case OAuth2PushedAuthorizationRequestAuthenticationProvider pushed ->
                        pushed.setAuthenticationValidator(standardAnd(this::checkInstitution));
                case OAuth2AuthorizationCodeRequestAuthenticationProvider asked ->
                        asked.setAuthenticationValidator(standardAnd(this::meetFaults));
                case OAuth2AuthorizationConsentAuthenticationProvider answered ->
                        answered.setAuthorizationConsentCustomizer(chosenAccounts);
                default -> {}
            }
        }
    }

    private static Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> standardAnd(
            Consumer<OAuth2AuthorizationCodeRequestAuthenticationToken> rule) {
        return new OAuth2AuthorizationCodeRequestAuthenticationValidator()
                .andThen(context -> rule.accept(context.getAuthentication()));
    }

    private void checkInstitution(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        if (institutions.find(institution(request)).filter(Institution::oauth).isEmpty()) {
            throw refusal(
                    request,
                    OAuth2ErrorCodes.INVALID_REQUEST,
                    "\"institution\" must be the id of an institution with OAuth.");
        }
    }

    private void meetFaults(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        if (request.getPrincipal() instanceof SignedInUser user) {
            try {
                faults.meet(Call.of(Step.AUTHORIZE, institution(request), user.visitor().userid()));
            } catch (ProblemException e) {
                throw refusal(request, OAuthProblem.of(e).error(), e.problem().message());
            }
        }
    }

    private static String institution(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        return request.getAdditionalParameters().get(INSTITUTION) instanceof String id ? id : "";
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
            OAuth2AuthorizationCodeRequestAuthenticationToken request, String code, String text) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(code, text, null), request);
    }
}
