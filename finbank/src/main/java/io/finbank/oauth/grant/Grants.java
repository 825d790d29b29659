package io.finbank.oauth.grant;

import io.finbank.clock.BankClock;
import io.finbank.oauth.grant.StoredToken.Kind;
import io.finbank.resource.Visitor;
import io.finbank.signon.OpaqueToken;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What users granted, kept for Spring Authorization Server. Three things are added to what that
 * does itself: tokens are stored as hashes only, a refresh token that comes back after it was spent
 * ends every token of its grant, and no token is spent by two calls at once.
 */
@Service
public class Grants implements OAuth2AuthorizationService {

    /** From a user's consent to its end. */
    public static final Duration CONSENT_LIFE = Duration.ofDays(180);

    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Map<String, Kind> KINDS =
            Map.of(
                    OAuth2ParameterNames.STATE,
                    Kind.STATE,
                    OAuth2ParameterNames.CODE,
                    Kind.CODE,
                    OAuth2TokenType.ACCESS_TOKEN.getValue(),
                    Kind.ACCESS,
                    OAuth2TokenType.REFRESH_TOKEN.getValue(),
                    Kind.REFRESH);

    private static final Set<Kind> EVERY_KIND = EnumSet.allOf(Kind.class);

    private final GrantStore store;
    private final GrantTranslator translator;
    private final BankClock clock;

    Grants(GrantStore store, GrantTranslator translator, BankClock clock) {
        this.store = store;
        this.translator = translator;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void save(OAuth2Authorization authorization) {
        var id = authorization.getId();
        @Nullable Long revision = GrantTranslator.revision(authorization);
        if (revision == null) {
            store.deleteAbandoned(clock.instant().minus(PATIENCE));
            store.insert(translator.grant(authorization), clock.instant());
        } else if (!store.advance(id, revision)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        store.endTokens(id);
        translator.tokens(authorization).forEach(store::put);
    }

    @Override
    @Transactional
    public void remove(OAuth2Authorization authorization) {
        store.delete(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return store.find(id)
                .map(grant -> translator.authorization(grant, "", tokens(grant)))
                .orElse(null);
    }

    @Override
    @Transactional
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        Set<Kind> kinds = type == null ? EVERY_KIND : Set.of(KINDS.get(type.getValue()));
        var found = store.findToken(OpaqueToken.hash(token), kinds).orElse(null);
        if (found == null || isSpentTwice(found)) {
            return null;
        }
        return store.find(found.grantId())
                .filter(this::isInForce)
                .map(grant -> translator.authorization(grant, token, tokens(grant)))
                .orElse(null);
    }

    /** Whoever else has the refresh token must not profit from it. */
    private boolean isSpentTwice(StoredToken token) {
        if (token.kind() != Kind.REFRESH || token.active()) {
            return false;
        }
        store.endTokens(token.grantId());
        return true;
    }

    private boolean isInForce(StoredGrant grant) {
        return grant.consent() == null || grant.consent().isInForce(clock.instant());
    }

    private List<StoredToken> tokens(StoredGrant grant) {
        return store.findTokens(grant.id());
    }

    /** Keeps what a user allowed. */
    @Transactional
    public void consent(String grantId, List<String> accounts) {
        var now = clock.instant();
        store.consent(grantId, new Consent(now, now.plus(CONSENT_LIFE), accounts));
    }

    /** The stored form of an access token, whether it still opens anything or not. */
    Optional<StoredToken> accessToken(String token) {
        return store.findToken(OpaqueToken.hash(token), Set.of(Kind.ACCESS));
    }

    Optional<StoredGrant> grant(StoredToken token) {
        return store.find(token.grantId());
    }

    /** Whose token this is; empty when it is unknown. */
    public Optional<Visitor> owner(String token) {
        return store.findToken(OpaqueToken.hash(token), EVERY_KIND)
                .flatMap(this::grant)
                .map(StoredGrant::visitor);
    }
}
