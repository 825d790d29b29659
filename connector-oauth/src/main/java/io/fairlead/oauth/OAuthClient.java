package io.fairlead.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.SecretText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fairlead as the client of a bank's authorization server, during one call of a connector: the code
 * grant with a pushed request and PKCE. Methods throw {@link OAuthException} for what the server
 * refuses.
 */
public record OAuthClient(BankContext bank, OAuthServer server, ClientIdentity identity) {

    /**
     * What the bank has granted.
     *
     * @param refresh null when the bank gave none
     * @param until when {@code access} ends
     */
    public record Tokens(SecretText access, @Nullable SecretText refresh, Instant until) {}

    /** An authorization that has begun, and the page of the bank that the consumer goes to. */
    public record Begun(URI page, OpenAuthorization open) {}

    /**
     * Pushes a request to the bank.
     *
     * @param scope in the words of the bank, with blanks between
     * @param further parameters of the bank's own
     */
    public Begun begin(String scope, Map<String, String> further) {
        var verifier = new CodeVerifier();
        var state = new State();
        var request =
                new AuthorizationRequest.Builder(ResponseType.CODE, clientId())
                        .redirectionURI(bank.callback())
                        .scope(Scope.parse(scope))
                        .state(state)
                        .codeChallenge(verifier, CodeChallengeMethod.S256);
        further.forEach(request::customParameter);
        return new Begun(
                page(pushed(request.build())),
                new OpenAuthorization(state.getValue(), new SecretText(verifier.getValue())));
    }

    private URI pushed(AuthorizationRequest request) {
        var push =
                new PushedAuthorizationRequest(server.pushedRequests(), authentication(), request);
        var answer = send(push.toHTTPRequest());
        try {
            var response = PushedAuthorizationResponse.parse(answer);
            if (response.indicatesSuccess()) {
                return response.toSuccessResponse().getRequestURI();
            }
        } catch (ParseException _) {
            throw OAuthException.of(answer);
        }
        throw OAuthException.of(answer);
    }

    private URI page(URI pushed) {
        return new AuthorizationRequest.Builder(pushed, clientId())
                .endpointURI(server.authorization())
                .build()
                .toURI();
    }

    /**
     * Exchanges the code that the consumer's browser has brought. Nothing is sent unless the answer
     * is for this request and from this bank.
     */
    public Tokens exchange(OpenAuthorization open, Map<String, SecretText> query) {
        return tokens(
                new AuthorizationCodeGrant(code(open, query), bank.callback(), verifier(open)));
    }

    private static CodeVerifier verifier(OpenAuthorization open) {
        return new CodeVerifier(open.verifier().reveal());
    }

    private AuthorizationCode code(OpenAuthorization open, Map<String, SecretText> query) {
        var response = response(query);
        if (!open.state().equals(String.valueOf(response.getState()))
                || !new Issuer(server.issuer()).equals(response.getIssuer())) {
            throw OAuthException.unreadable();
        }
        if (!response.indicatesSuccess()) {
            throw OAuthException.ofError(response.toErrorResponse().getErrorObject().getCode());
        }
        return response.toSuccessResponse().getAuthorizationCode();
    }

    private AuthorizationResponse response(Map<String, SecretText> query) {
        var parameters =
                query.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        value -> List.of(value.getValue().reveal())));
        try {
            return AuthorizationResponse.parse(bank.callback(), parameters);
        } catch (ParseException _) {
            throw OAuthException.unreadable();
        }
    }

    /** Exchanges a refresh token. */
    public Tokens renew(SecretText refresh) {
        return tokens(new RefreshTokenGrant(new RefreshToken(refresh.reveal())));
    }

    /** Ends what a refresh token gives. */
    public void revoke(SecretText refresh) {
        var request =
                new TokenRevocationRequest(
                        server.revocation(), authentication(), new RefreshToken(refresh.reveal()));
        var answer = send(request.toHTTPRequest());
        if (answer.getStatusCode() != HTTPResponse.SC_OK) {
            throw OAuthException.of(answer);
        }
    }

    private Tokens tokens(AuthorizationGrant given) {
        var request = new TokenRequest.Builder(server.token(), authentication(), given).build();
        var answer = send(request.toHTTPRequest());
        try {
            var response = TokenResponse.parse(answer);
            if (response.indicatesSuccess()) {
                return tokens(response.toSuccessResponse().getTokens());
            }
        } catch (ParseException _) {
            throw OAuthException.of(answer);
        }
        throw OAuthException.of(answer);
    }

    private Tokens tokens(com.nimbusds.oauth2.sdk.token.Tokens given) {
        var access = given.getAccessToken();
        var refresh = given.getRefreshToken();
        return new Tokens(
                new SecretText(access.getValue()),
                refresh == null ? null : new SecretText(refresh.getValue()),
                bank.clock().instant().plusSeconds(access.getLifetime()));
    }

    private HTTPResponse send(com.nimbusds.oauth2.sdk.http.HTTPRequest request) {
        return new OAuthHttp(bank.http()).send(request);
    }

    private ClientID clientId() {
        return new ClientID(identity.clientId());
    }

    private ClientAuthentication authentication() {
        return identity.authentication(bank, server);
    }
}
