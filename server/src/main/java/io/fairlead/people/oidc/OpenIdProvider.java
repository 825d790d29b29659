package io.fairlead.people.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.fairlead.people.oidc.ProviderDocuments.Documents;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Secret;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.shared.sealing.Sha256;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The operator's OpenID provider: the authorization code flow with PKCE, state and nonce. All three
 * are derived from one secret that only the browser keeps, so that nothing is stored before
 * somebody has signed in, and an answer counts in the browser alone that has asked.
 */
@Component
public class OpenIdProvider {

    private static final String EMAIL = "email";

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final OidcProperties properties;
    private final URI callback;
    private final OidcHttp http;
    private final @Nullable ProviderDocuments documents;

    OpenIdProvider(
            OidcProperties properties,
            FairleadProperties fairlead,
            OutboundHttp outbound,
            Clock clock) {
        this.properties = properties;
        this.callback = URI.create(fairlead.publicUrl() + "/console/sign-in/oidc/callback");
        this.http = new OidcHttp(outbound);
        var issuer = properties.issuer();
        this.documents = issuer == null ? null : new ProviderDocuments(issuer, http, clock);
    }

    /**
     * Somebody whom the provider knows.
     *
     * @param email as the provider says it, and has verified it
     * @param subject the provider's id
     */
    public record Identity(String email, String subject) {}

    /** Whether people can sign in at a provider at all. */
    public boolean isConfigured() {
        return documents != null;
    }

    /**
     * The provider's page, to which a browser goes that keeps the secret.
     *
     * @param secret a new one, with 256 random bits
     */
    public URI page(Secret secret) throws ProviderException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, Scope.parse(properties.scope()), client(), callback)
                .endpointURI(documents().get().metadata().getAuthorizationEndpointURI())
                .state(state(secret))
                .nonce(nonce(secret))
                .codeChallenge(verifier(secret), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Takes the provider's answer, and asks the provider who somebody is.
     *
     * @param parameters of the answer's address
     * @param secret which the browser has kept
     */
    public Identity identity(Map<String, List<String>> parameters, Secret secret)
            throws ProviderException {
        var found = documents().get();
        var tokens = tokens(code(parameters, secret, found.metadata()), secret, found.metadata());
        var claims = claims(tokens.getIDToken(), nonce(secret), found);
        var subject = claims.getSubject().getValue();
        var email = email(claims);
        return new Identity(
                email == null ? emailOfUserInfo(tokens, subject, found.metadata()) : email,
                subject);
    }

    private AuthorizationCode code(
            Map<String, List<String>> parameters, Secret secret, OIDCProviderMetadata metadata)
            throws ProviderException {
        var response = response(parameters);
        if (!state(secret).equals(response.getState())) {
            throw new ProviderException("The answer belongs to another browser", null);
        }
        var issuer = response.getIssuer();
        var isMissing = issuer == null && metadata.supportsAuthorizationResponseIssuerParam();
        if (isMissing || (issuer != null && !issuer.equals(metadata.getIssuer()))) {
            throw new ProviderException("The answer is not the provider's", null);
        }
        if (!response.indicatesSuccess()) {
            var code = response.toErrorResponse().getErrorObject().getCode();
            throw new ProviderException("The provider refuses: " + printable(code), null);
        }
        return Objects.requireNonNull(response.toSuccessResponse().getAuthorizationCode());
    }

    private AuthenticationResponse response(Map<String, List<String>> parameters)
            throws ProviderException {
        try {
            var response = AuthenticationResponseParser.parse(callback, parameters);
            if (response.indicatesSuccess()
                    && response.toSuccessResponse().getAuthorizationCode() == null) {
                throw new ProviderException("The answer has no code", null);
            }
            return response;
        } catch (ParseException e) {
            throw new ProviderException("The answer cannot be read", e);
        }
    }

    private OIDCTokens tokens(AuthorizationCode code, Secret secret, OIDCProviderMetadata metadata)
            throws ProviderException {
        var grant = new AuthorizationCodeGrant(code, callback, verifier(secret));
        try {
            var answer =
                    OIDCTokenResponseParser.parse(
                            http.send(tokenRequest(grant, metadata).toHTTPRequest()));
            if (!(answer instanceof OIDCTokenResponse success)) {
                var error = answer.toErrorResponse().getErrorObject().getCode();
                throw new ProviderException("No token is given: " + printable(error), null);
            }
            return success.getOIDCTokens();
        } catch (ParseException e) {
            throw new ProviderException("The tokens cannot be read", e);
        }
    }

    private TokenRequest tokenRequest(AuthorizationCodeGrant grant, OIDCProviderMetadata metadata) {
        var address = metadata.getTokenEndpointURI();
        var shared = properties.clientSecret();
        if (shared == null) {
            return new TokenRequest.Builder(address, client(), grant).build();
        }
        var secret = new com.nimbusds.oauth2.sdk.auth.Secret(shared.reveal());
        var methods = metadata.getTokenEndpointAuthMethods();
        var isPosted =
                methods != null
                        && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        var authentication =
                isPosted
                        ? new ClientSecretPost(client(), secret)
                        : new ClientSecretBasic(client(), secret);
        return new TokenRequest.Builder(address, authentication, grant).build();
    }

    private IDTokenClaimsSet claims(@Nullable JWT token, Nonce nonce, Documents found)
            throws ProviderException {
        if (token == null) {
            throw new ProviderException("There is no ID token", null);
        }
        try {
            return validator(found).validate(token, nonce);
        } catch (BadJOSEException | JOSEException _) {
            // The provider may have new keys.
        }
        try {
            return validator(documents().refreshed()).validate(token, nonce);
        } catch (BadJOSEException | JOSEException e) {
            throw new ProviderException("The ID token is not valid: " + e.getMessage(), e);
        }
    }

    private IDTokenValidator validator(Documents found) {
        var keys =
                new JWSVerificationKeySelector<SecurityContext>(
                        ALGORITHMS, new ImmutableJWKSet<>(found.keys()));
        return new IDTokenValidator(found.metadata().getIssuer(), client(), keys, null);
    }

    private String emailOfUserInfo(OIDCTokens tokens, String subject, OIDCProviderMetadata metadata)
            throws ProviderException {
        var address = metadata.getUserInfoEndpointURI();
        if (address == null) {
            throw new ProviderException("The provider tells no verified " + claim(), null);
        }
        try {
            var request = new UserInfoRequest(address, tokens.getAccessToken());
            var answer = UserInfoResponse.parse(http.send(request.toHTTPRequest()));
            var info = answer.indicatesSuccess() ? answer.toSuccessResponse().getUserInfo() : null;
            var email = info == null ? null : email(info);
            if (info == null || email == null || !info.getSubject().getValue().equals(subject)) {
                throw new ProviderException("The provider tells no verified " + claim(), null);
            }
            return email;
        } catch (ParseException e) {
            throw new ProviderException("What the provider tells cannot be read", e);
        }
    }

    private @Nullable String email(ClaimsSet claims) {
        var email = claims.getStringClaim(claim());
        return !claim().equals(EMAIL) || isTrue(claims.getClaim("email_verified")) ? email : null;
    }

    private static boolean isTrue(@Nullable Object claim) {
        return claim != null && claim.toString().equals("true");
    }

    private String claim() {
        return properties.claim();
    }

    private ClientID client() {
        return new ClientID(properties.clientId());
    }

    private ProviderDocuments documents() {
        return Objects.requireNonNull(documents, "No provider is configured");
    }

    private static State state(Secret secret) {
        return new State(derived("state", secret));
    }

    private static Nonce nonce(Secret secret) {
        return new Nonce(derived("nonce", secret));
    }

    private static CodeVerifier verifier(Secret secret) {
        return new CodeVerifier(derived("verifier", secret));
    }

    private static String derived(String purpose, Secret secret) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(purpose + ":" + secret.reveal()));
    }

    /** An error of OAuth's lists; what others write there is not for logs. */
    private static String printable(@Nullable String code) {
        return code != null && code.matches("[a-z_]{1,60}") ? code : "no known error";
    }
}
