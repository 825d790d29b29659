package io.fairlead.connector.finbank;

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
            var grant = granted(bank, exchanged(bank, code));
            return Step.done(new Linked(grant, inventory(new FinBankClient(bank), bearer(grant))));
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    @Override
    public Step<Grant> renew(BankContext bank, Grant grant) {
        var refresh = new RefreshToken(text(JSON.readTree(grant.content()), "refresh"));
        return step(() -> granted(bank, exchanged(bank, new RefreshTokenGrant(refresh))));
    }

    @Override
    public Step<Revoked> revoke(BankContext bank, Grant grant) {
        var refresh = new RefreshToken(text(JSON.readTree(grant.content()), "refresh"));
        var request = new TokenRevocationRequest(at(bank, "/oauth2/revoke"), client(bank), refresh);
        return step(
                () -> {
                    var answer = new BankHttpSender(bank.http()).send(request.toHTTPRequest());
                    if (answer.getStatusCode() != 200) {
                        throw refusal(answer.getBody());
                    }
                    return new Revoked();
                });
    }

    @Override
    SecretText bearer(Grant grant) {
        return new SecretText(text(JSON.readTree(grant.content()), "access"));
    }

    private static URI pushed(BankContext bank, AuthorizationRequest request)
            throws FinBankRefusal {
        var push = new PushedAuthorizationRequest(at(bank, "/oauth2/par"), client(bank), request);
        var answer = new BankHttpSender(bank.http()).send(push.toHTTPRequest());
        try {
            if (PushedAuthorizationResponse.parse(answer)
                    instanceof PushedAuthorizationSuccessResponse success) {
                return success.getRequestURI();
            }
        } catch (ParseException _) {
            throw refusal(answer.getBody());
        }
        throw refusal(answer.getBody());
    }

    private static URI page(BankContext bank, URI pushed) {
        return new AuthorizationRequest.Builder(pushed, client(bank).getClientID())
                .endpointURI(at(bank, "/oauth2/authorize"))
                .build()
                .toURI();
    }

    /** The code in the bank's answer, which must be for this request and from this bank. */
    private static AuthorizationGrant code(
            BankContext bank, Map<String, SecretText> query, JsonNode saved) throws FinBankRefusal {
        var response = response(bank, query);
        if (!text(saved, "state").equals(String.valueOf(response.getState()))
                || !new Issuer(base(bank)).equals(response.getIssuer())) {
            throw new FinBankRefusal(Cause.UNREADABLE_ANSWER, null);
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

    private static AuthorizationResponse response(BankContext bank, Map<String, SecretText> query)
            throws FinBankRefusal {
        var parameters =
                query.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        value -> List.of(value.getValue().reveal())));
        try {
            return AuthorizationResponse.parse(bank.callback(), parameters);
        } catch (ParseException _) {
            throw new FinBankRefusal(Cause.UNREADABLE_ANSWER, null);
        }
    }

    private static Tokens exchanged(BankContext bank, AuthorizationGrant given)
            throws FinBankRefusal {
        var request =
                new TokenRequest.Builder(at(bank, "/oauth2/token"), client(bank), given).build();
        var answer = new BankHttpSender(bank.http()).send(request.toHTTPRequest());
        try {
            var response = TokenResponse.parse(answer);
            if (response.indicatesSuccess()) {
                return response.toSuccessResponse().getTokens();
            }
        } catch (ParseException _) {
            throw refusal(answer.getBody());
        }
        throw refusal(answer.getBody());
    }

    private static Grant granted(BankContext bank, Tokens tokens) throws FinBankRefusal {
        var access = tokens.getAccessToken();
        var refresh = tokens.getRefreshToken();
        if (refresh == null) {
            throw new FinBankRefusal(Cause.UNREADABLE_ANSWER, null);
        }
        var consent =
                new FinBankClient(bank)
                        .get("/api/consent", new SecretText(access.getValue()))
                        .body();
        var content = Map.of("access", access.getValue(), "refresh", refresh.getValue());
        var end = bank.clock().instant().plusSeconds(access.getLifetime());
        return new Grant(
                JSON.writeValueAsBytes(content),
                end.minus(TOKEN_RESERVE),
                true,
                Instant.parse(text(consent, "grantedAt")),
                Instant.parse(text(consent, "expiresAt")));
    }

    /** OAuth's errors are FinBank's own where it has some, else that the access has ended. */
    private static FinBankRefusal refusal(@Nullable String body) {
        if (body == null || !body.startsWith("{")) {
            return new FinBankRefusal(Cause.UNREADABLE_ANSWER, null);
        }
        var answer = JSON.readTree(body);
        return new FinBankRefusal(
                answer.path("error").isString()
                        ? Cause.TOKEN_EXPIRED
                        : FinBankFailures.causeOf(answer),
                null);
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
