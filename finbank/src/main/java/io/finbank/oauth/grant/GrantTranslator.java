package io.finbank.oauth.grant;

import io.finbank.clock.BankClock;
import io.finbank.oauth.grant.StoredToken.Kind;
import io.finbank.oauth.signin.SignedInUser;
import io.finbank.resource.Visitor;
import io.finbank.signon.OpaqueToken;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Translates between the authorizations of Spring Authorization Server and the rows of ours. */
@Component
class GrantTranslator {

    private static final String REQUEST = OAuth2AuthorizationRequest.class.getName();
    private static final String USER = Principal.class.getName();
    private static final String REVISION = "revision";

    /**
     * Stands for a token of which only the hash is known. No token that is issued looks like it.
     */
    private static final String HASHED = "sha256:";

    private final RegisteredClientRepository clients;
    private final JsonMapper json;
    private final BankClock clock;

    GrantTranslator(RegisteredClientRepository clients, JsonMapper json, BankClock clock) {
        this.clients = clients;
        this.json = json;
        this.clock = clock;
    }

    /** How often the grant had been written when it was read; null for a new one. */
    static @Nullable Long revision(OAuth2Authorization authorization) {
        return authorization.getAttribute(REVISION);
    }

    StoredGrant grant(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request =
                Objects.requireNonNull(authorization.getAttribute(REQUEST));
        @Nullable SignedInUser user = authorization.getAttribute(USER);
        return new StoredGrant(
                authorization.getId(),
                1,
                json.writeValueAsString(RequestBody.of(request)),
                user == null ? null : user.visitor(),
                null);
    }

    List<StoredToken> tokens(OAuth2Authorization authorization) {
        String id = authorization.getId();
        List<StoredToken> tokens = new ArrayList<>();
        @Nullable String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        if (state != null) {
            tokens.add(new StoredToken(hash(state), id, Kind.STATE, clock.instant(), null, true));
        }
        add(tokens, id, Kind.CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        add(tokens, id, Kind.ACCESS, authorization.getAccessToken());
        add(tokens, id, Kind.REFRESH, authorization.getRefreshToken());
        return tokens;
    }

    private void add(
            List<StoredToken> tokens,
            String grantId,
            Kind kind,
            OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        if (token != null) {
            OAuth2Token issued = token.getToken();
            tokens.add(
                    new StoredToken(
                            hash(issued.getTokenValue()),
                            grantId,
                            kind,
                            atBank(Objects.requireNonNull(issued.getIssuedAt())),
                            atBank(Objects.requireNonNull(issued.getExpiresAt())),
                            !token.isInvalidated()));
        }
    }

    /**
     * @param presented the one token whose text is known, because a client has just shown it
     */
    OAuth2Authorization authorization(
            StoredGrant grant, String presented, List<StoredToken> tokens) {
        RequestBody request = json.readValue(grant.request(), RequestBody.class);
        RegisteredClient client =
                Objects.requireNonNull(clients.findByClientId(request.clientId()));
        @Nullable Visitor visitor = grant.visitor();
        OAuth2Authorization.Builder authorization =
                OAuth2Authorization.withRegisteredClient(client)
                        .id(grant.id())
                        .principalName(request.clientId())
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizedScopes(request.scopes())
                        .attribute(REQUEST, request.toRequest())
                        .attribute(REVISION, grant.revision());
        if (visitor != null) {
            var user = new SignedInUser(visitor);
            authorization.principalName(user.getName()).attribute(USER, user);
        }
        tokens.forEach(token -> put(token, text(token, presented), authorization));
        return authorization.build();
    }

    private void put(StoredToken token, String text, OAuth2Authorization.Builder authorization) {
        Instant issued = atMachine(token.issuedAt());
        @Nullable Instant expires = token.expiresAt() == null ? null : atMachine(token.expiresAt());
        switch (token.kind()) {
            case STATE -> {
                if (token.active()) {
                    authorization.attribute(OAuth2ParameterNames.STATE, text);
                }
            }
            case CODE ->
                    put(
                            token,
                            new OAuth2AuthorizationCode(
                                    text, issued, Objects.requireNonNull(expires)),
                            authorization);
            case ACCESS ->
                    put(
                            token,
                            new OAuth2AccessToken(TokenType.BEARER, text, issued, expires),
                            authorization);
            case REFRESH ->
                    put(token, new OAuth2RefreshToken(text, issued, expires), authorization);
        }
    }

    private static void put(
            StoredToken stored, OAuth2Token token, OAuth2Authorization.Builder authorization) {
        authorization.token(
                token,
                metadata ->
                        metadata.put(
                                OAuth2Authorization.Token.INVALIDATED_METADATA_NAME,
                                !stored.active()));
    }

    private static String text(StoredToken token, String presented) {
        return token.hash().equals(OpaqueToken.hash(presented)) ? presented : HASHED + token.hash();
    }

    private static String hash(String text) {
        return text.startsWith(HASHED) ? text.substring(HASHED.length()) : OpaqueToken.hash(text);
    }

    /** Spring Authorization Server always goes by the machine's clock. */
    private Instant atBank(Instant machineTime) {
        return machineTime.plus(clock.offset());
    }

    private Instant atMachine(Instant bankTime) {
        return bankTime.minus(clock.offset());
    }

    /** An authorization request as it is stored. */
    record RequestBody(
            String authorizationUri,
            String clientId,
            @Nullable String redirectUri,
            Set<String> scopes,
            @Nullable String state,
            Map<String, Object> additionalParameters) {

        static RequestBody of(OAuth2AuthorizationRequest request) {
            return new RequestBody(
                    request.getAuthorizationUri(),
                    request.getClientId(),
                    request.getRedirectUri(),
                    request.getScopes(),
                    request.getState(),
                    request.getAdditionalParameters());
        }

        OAuth2AuthorizationRequest toRequest() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(scopes)
                    .state(state)
                    .additionalParameters(additionalParameters)
                    .build();
        }
    }
}
