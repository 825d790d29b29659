package io.fairlead.connector.finbank;

import static io.fairlead.connector.finbank.FinBankData.instant;
import static io.fairlead.connector.finbank.FinBankData.text;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Revoked;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * FinBank over OAuth 2.0: a pushed authorization request with PKCE, and refresh tokens that are
 * good once. The grant holds the access token and the refresh token.
 */
@Component
class FinBankOAuth extends FinBankReads {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int STATE_VERSION = 1;
    private static final Duration VISIT_LIFE = Duration.ofMinutes(10);

    /** A token that ends sooner than this is not used any more. */
    private static final Duration TOKEN_RESERVE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "finbank-oauth";
    }

    @Override
    public Step<Linked> begin(BankContext bank, @Nullable Grant broken) {
        var verifier = new CodeVerifier();
        var state = new State();
        var request =
                new AuthorizationRequest.Builder(ResponseType.CODE, client(bank).getClientID())
                        .redirectionURI(bank.callback())
                        .scope(new Scope("accounts"))
                        .state(state)
                        .codeChallenge(verifier, CodeChallengeMethod.S256)
                        .customParameter("institution", bank.institutionId())
                        .build();
        try {
            return new Step.RedirectNeeded<>(
                    page(bank, pushed(bank, request)),
                    state.getValue(),
                    saved(verifier, state),
                    bank.clock().instant().plus(VISIT_LIFE));
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    @Override
    public Step<Linked> resume(BankContext bank, SavedState state, ConsumerInput input) {
        if (state.version() != STATE_VERSION
                || !(input instanceof ConsumerInput.Callback(var query))) {
            return Step.failed(Cause.STATE_EXPIRED);
        }
        var saved = JSON.readTree(state.content());
        try {
            var code = code(bank, query, saved);
            var grant = consented(bank, exchanged(bank, code, Cause.STATE_EXPIRED));
            return Step.done(new Linked(grant, inventory(new FinBankClient(bank), bearer(grant))));
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    @Override
    public Step<Grant> renew(BankContext bank, Grant grant) {
        var refresh = new RefreshToken(text(JSON.readTree(grant.content()), "refresh"));
        return step(
                () ->
                        granted(
                                bank,
                                exchanged(
                                        bank, new RefreshTokenGrant(refresh), Cause.TOKEN_EXPIRED),
                                grant.authorizedFrom(),
                                grant.authorizedUntil()));
    }

    @Override
    public Step<Revoked> revoke(BankContext bank, Grant grant) {
        var refresh = new RefreshToken(text(JSON.readTree(grant.content()), "refresh"));
        var request = new TokenRevocationRequest(at(bank, "/oauth2/revoke"), client(bank), refresh);
        return step(
                () -> {
                    var answer = new BankHttpSender(bank.http()).send(request.toHTTPRequest());
                    if (answer.getStatusCode() != 200) {
                        throw refusal(answer, Cause.TOKEN_EXPIRED);
                    }
                    return new Revoked();
                });
    }

    @Override
    SecretText bearer(Grant grant) {
        return new SecretText(text(JSON.readTree(grant.content()), "access"));
    }

    private static URI pushed(BankContext bank, AuthorizationRequest request) {
        var push = new PushedAuthorizationRequest(at(bank, "/oauth2/par"), client(bank), request);
        var answer = new BankHttpSender(bank.http()).send(push.toHTTPRequest());
        try {
            if (PushedAuthorizationResponse.parse(answer)
                    instanceof PushedAuthorizationSuccessResponse success) {
                return success.getRequestURI();
            }
        } catch (ParseException _) {
            throw refusal(answer, Cause.CONSENT_MISSING);
        }
        throw refusal(answer, Cause.CONSENT_MISSING);
    }

    private static URI page(BankContext bank, URI pushed) {
        return new AuthorizationRequest.Builder(pushed, client(bank).getClientID())
                .endpointURI(at(bank, "/oauth2/authorize"))
                .build()
                .toURI();
    }

    /** The code in the bank's answer, which must be for this request and from this bank. */
    private static AuthorizationGrant code(
            BankContext bank, Map<String, SecretText> query, JsonNode saved) {
        var response = response(bank, query);
        if (!text(saved, "state").equals(String.valueOf(response.getState()))
                || !new Issuer(base(bank)).equals(response.getIssuer())) {
            throw FinBankRefusal.unreadable();
        }
        if (!response.indicatesSuccess()) {
            var denied =
                    "access_denied".equals(response.toErrorResponse().getErrorObject().getCode());
            throw new FinBankRefusal(denied ? Cause.CONSENT_DENIED : Cause.CONSENT_MISSING, null);
        }
        return new AuthorizationCodeGrant(
                response.toSuccessResponse().getAuthorizationCode(),
                bank.callback(),
                new CodeVerifier(text(saved, "verifier")));
    }

    private static AuthorizationResponse response(BankContext bank, Map<String, SecretText> query) {
        var parameters =
                query.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        value -> List.of(value.getValue().reveal())));
        try {
            return AuthorizationResponse.parse(bank.callback(), parameters);
        } catch (ParseException _) {
            throw FinBankRefusal.unreadable();
        }
    }

    private static Tokens exchanged(BankContext bank, AuthorizationGrant given, Cause notGranted) {
        var request =
                new TokenRequest.Builder(at(bank, "/oauth2/token"), client(bank), given).build();
        var answer = new BankHttpSender(bank.http()).send(request.toHTTPRequest());
        try {
            var response = TokenResponse.parse(answer);
            if (response.indicatesSuccess()) {
                return response.toSuccessResponse().getTokens();
            }
        } catch (ParseException _) {
            throw refusal(answer, notGranted);
        }
        throw refusal(answer, notGranted);
    }

    private static Grant consented(BankContext bank, Tokens tokens) {
        var access = new SecretText(tokens.getAccessToken().getValue());
        var consent = new FinBankClient(bank).get("/api/consent", access).body();
        return granted(bank, tokens, instant(consent, "grantedAt"), instant(consent, "expiresAt"));
    }

    /** Asks the bank nothing more: what a renewal has spent must not be lost to another failure. */
    private static Grant granted(
            BankContext bank, Tokens tokens, @Nullable Instant from, @Nullable Instant until) {
        var access = tokens.getAccessToken();
        var refresh = tokens.getRefreshToken();
        if (refresh == null) {
            throw FinBankRefusal.unreadable();
        }
        var content = Map.of("access", access.getValue(), "refresh", refresh.getValue());
        var end = bank.clock().instant().plusSeconds(access.getLifetime());
        return new Grant(
                JSON.writeValueAsBytes(content), end.minus(TOKEN_RESERVE), true, from, until);
    }

    /** OAuth's errors are FinBank's own where it has some beside them. */
    private static FinBankRefusal refusal(HTTPResponse answer, Cause notGranted) {
        var error = json(answer);
        if (error.path("cause").isString()) {
            return new FinBankRefusal(FinBankFailures.causeOf(error), null);
        }
        return switch (error.path("error").asString("")) {
            case "" -> FinBankRefusal.unreadable();
            case "invalid_grant" -> new FinBankRefusal(notGranted, null);
            default -> new FinBankRefusal(Cause.CONNECTION_DOWN, null);
        };
    }

    private static JsonNode json(HTTPResponse answer) {
        try {
            return JSON.readTree(answer.getBody());
        } catch (JacksonException _) {
            throw FinBankRefusal.unreadable();
        }
    }

    private static ClientSecretBasic client(BankContext bank) {
        return new ClientSecretBasic(
                new ClientID(bank.setting("client-id").orElse("fairlead")),
                new Secret(bank.secret("client-secret").map(SecretText::reveal).orElse("")));
    }

    private static String base(BankContext bank) {
        return new FinBankClient(bank).base().toString();
    }

    private static URI at(BankContext bank, String path) {
        return URI.create(base(bank) + path);
    }

    private static SavedState saved(CodeVerifier verifier, State state) {
        var content = Map.of("verifier", verifier.getValue(), "state", state.getValue());
        return new SavedState(STATE_VERSION, JSON.writeValueAsBytes(content));
    }
}
