package io.finbank.oauth;

import io.finbank.bank.Account;
import io.finbank.bank.Accounts;
import io.finbank.oauth.grant.Grants;
import io.finbank.oauth.signin.SignedInUser;
import io.finbank.resource.Visitor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.stereotype.Component;

/** Reads from the consent page which accounts the user wants to share. */
@Component
public class ChosenAccounts implements Consumer<OAuth2AuthorizationConsentAuthenticationContext> {

    /** The field of the page that carries the id of an account. */
    public static final String FIELD = "account";

    private final Accounts accounts;
    private final Grants grants;

    ChosenAccounts(Accounts accounts, Grants grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    @Override
    public void accept(OAuth2AuthorizationConsentAuthenticationContext context) {
        OAuth2AuthorizationConsentAuthenticationToken answer = context.getAuthentication();
        if (answer.getScopes().isEmpty()) {
            return; // the user refused
        }
        var user = (SignedInUser) answer.getPrincipal();
        var chosen = chosen(user.visitor(), ids(answer));
        if (chosen.isEmpty()) {
            throw new NoAccountChosenException();
        }
        var grant = Objects.requireNonNull(context.getAuthorization());
        grants.consent(grant.getId(), chosen);
    }

    private List<String> chosen(Visitor visitor, Set<String> ids) {
        return offeredTo(visitor).stream().map(Account::id).filter(ids::contains).toList();
    }

    /** The accounts that a user can share. */
    public List<Account> offeredTo(Visitor visitor) {
        return accounts.of(visitor.institutionId(), visitor.profile()).stream()
                .filter(account -> !account.closed())
                .toList();
    }

    private static Set<String> ids(OAuth2AuthorizationConsentAuthenticationToken answer) {
        return switch (answer.getAdditionalParameters().get(FIELD)) {
            case String one -> Set.of(one);
            case String[] many -> Set.copyOf(Arrays.asList(many));
            case null, default -> Set.of();
        };
    }
}
