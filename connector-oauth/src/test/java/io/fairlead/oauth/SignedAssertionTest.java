package io.fairlead.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.fairlead.spi.BankHttp;
import io.fairlead.spi.BankKey;
import io.fairlead.spi.SecretText;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bank that knows only the public half of a key accepts what Fairlead signs with it. */
class SignedAssertionTest {

    private static final String CLIENT = "fairlead-at-the-bank";
    private static final Instant NOW = Instant.parse("2026-11-28T10:15:30Z");
    private static final OAuthServer SERVER =
            new OAuthServer(
                    URI.create("https://auth.bank.example"),
                    URI.create("https://auth.bank.example/par"),
                    URI.create("https://auth.bank.example/authorize"),
                    URI.create("https://auth.bank.example/token"),
                    URI.create("https://auth.bank.example/revoke"));

    private final List<BankHttp.Request> sent = new ArrayList<>();

    @Test
    void theBankVerifiesAnEllipticKey() throws Exception {
        var pair = pair("EC", 256);

        var assertion = assertion(key("k1", "ES256", pair));

        assertThat(assertion.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic()))).isTrue();
        assertThat(assertion.verify(new ECDSAVerifier((ECPublicKey) pair("EC", 256).getPublic())))
                .isFalse();
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    }

    @Test
    void theBankVerifiesAnRsaKey() throws Exception {
        var pair = pair("RSA", 2048);
        JWSVerifier verifier = new RSASSAVerifier((RSAPublicKey) pair.getPublic());

        assertThat(assertion(key("k1", "PS256", pair)).verify(verifier)).isTrue();
        assertThat(assertion(key("k1", "RS256", pair)).verify(verifier)).isTrue();
    }

    @Test
    void signsWithTheNewestKeyAndNamesIt() throws Exception {
        var newest = pair("EC", 256);

        var assertion =
                assertion(key("newest", "ES256", newest), key("older", "ES256", pair("EC", 256)));

        assertThat(assertion.getHeader().getKeyID()).isEqualTo("newest");
        assertThat(assertion.verify(new ECDSAVerifier((ECPublicKey) newest.getPublic()))).isTrue();
    }

    @Test
    void saysWhoAsksWhomAndForAMinuteByTheClockOfTheContext() throws Exception {
        var claims = assertion(key("k1", "ES256", pair("EC", 256))).getJWTClaimsSet();

        assertThat(claims.getIssuer()).isEqualTo(CLIENT);
        assertThat(claims.getSubject()).isEqualTo(CLIENT);
        assertThat(claims.toJSONObject().get("aud")).isEqualTo("https://auth.bank.example");
        assertThat(claims.getIssueTime()).isEqualTo(NOW);
        assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void isGoodForOneRequest() throws Exception {
        var key = key("k1", "ES256", pair("EC", 256));

        var first = assertion(key).getJWTClaimsSet().getJWTID();
        var second = assertion(key).getJWTClaimsSet().getJWTID();

        assertThat(first).isNotBlank().isNotEqualTo(second);
    }

    @Test
    void standsForTheClientInEveryRequest() throws Exception {
        var pair = pair("EC", 256);
        var client = client(key("k1", "ES256", pair));

        client.begin("accounts", Map.of());
        client.renew(new SecretText("refresh"));
        client.revoke(new SecretText("refresh"));

        assertThat(sent).hasSize(3);
        for (var request : sent) {
            var assertion = presented(request).getClientAssertion();
            assertThat(presented(request).getClientID().getValue()).isEqualTo(CLIENT);
            assertThat(assertion.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic())))
                    .isTrue();
            assertThat(request.headers()).doesNotContainKey("Authorization");
        }
    }

    /** The assertion of a renewal, as it comes to the bank. */
    private SignedJWT assertion(BankKey... keys) throws Exception {
        client(keys).renew(new SecretText("refresh"));
        return presented(sent.getLast()).getClientAssertion();
    }

    private OAuthClient client(BankKey... keys) {
        var bank = new TestContext(List.of(keys), this::answer, NOW);
        return new OAuthClient(bank, SERVER, new ClientIdentity.SignedAssertion(CLIENT));
    }

    private static PrivateKeyJWT presented(BankHttp.Request request) throws Exception {
        return PrivateKeyJWT.parse(URLUtils.parseParameters(new String(request.body(), UTF_8)));
    }

    private BankHttp.Response answer(BankHttp.Request request) {
        sent.add(request);
        return switch (request.uri().getPath()) {
            case "/par" -> json(201, "{'request_uri':'urn:bank:1','expires_in':60}");
            case "/token" ->
                    json(200, "{'access_token':'a','token_type':'Bearer','expires_in':600}");
            default -> new BankHttp.Response(200, Map.of(), new byte[0]);
        };
    }

    private static BankHttp.Response json(int status, String body) {
        return new BankHttp.Response(
                status,
                Map.of("content-type", List.of("application/json")),
                body.replace('\'', '"').getBytes(UTF_8));
    }

    private static KeyPair pair(String kind, int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static BankKey key(String id, String algorithm, KeyPair pair) {
        return new BankKey(id, algorithm, pair.getPrivate(), List.of());
    }
}
