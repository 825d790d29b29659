package io.fairlead.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankKey;
import io.fairlead.spi.SecretText;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Date;
import java.util.List;

/** How Fairlead shows a bank which client it is. */
public sealed interface ClientIdentity {

    /** By which the bank knows Fairlead. */
    String clientId();

    /** What proves it in one request. */
    ClientAuthentication authentication(BankContext bank, OAuthServer server);

    /** {@code client_secret_basic}. */
    record SecretInHeader(String clientId, SecretText secret) implements ClientIdentity {

        @Override
        public ClientAuthentication authentication(BankContext bank, OAuthServer server) {
            return new ClientSecretBasic(new ClientID(clientId), new Secret(secret.reveal()));
        }
    }

    /** {@code client_secret_post}. */
    record SecretInBody(String clientId, SecretText secret) implements ClientIdentity {

        @Override
        public ClientAuthentication authentication(BankContext bank, OAuthServer server) {
            return new ClientSecretPost(new ClientID(clientId), new Secret(secret.reveal()));
        }
    }

    /** {@code private_key_jwt}, signed with the institution's newest key. */
    record SignedAssertion(String clientId) implements ClientIdentity {

        private static final Duration LIFE = Duration.ofSeconds(60);

        @Override
        public ClientAuthentication authentication(BankContext bank, OAuthServer server) {
            var now = bank.clock().instant();
            var client = new ClientID(clientId);
            var claims =
                    new JWTAuthenticationClaimsSet(
                            client,
                            List.of(new Audience(server.issuer())),
                            Date.from(now.plus(LIFE)),
                            null,
                            Date.from(now),
                            new JWTID());
            try {
                return new PrivateKeyJWT(signed(claims, newestKey(bank)));
            } catch (JOSEException | ParseException e) {
                throw new IllegalStateException("The key cannot sign", e);
            }
        }

        private static BankKey newestKey(BankContext bank) {
            return bank.keys(BankKey.Purpose.SIGN).getFirst();
        }

        private static SignedJWT signed(JWTAuthenticationClaimsSet claims, BankKey key)
                throws JOSEException, ParseException {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.parse(key.algorithm()))
                            .keyID(key.id())
                            .build();
            var assertion = new SignedJWT(header, claims.toJWTClaimsSet());
            assertion.sign(signer(key));
            return assertion;
        }

        private static JWSSigner signer(BankKey key) throws JOSEException {
            return key.key() instanceof ECPrivateKey elliptic
                    ? new ECDSASigner(elliptic)
                    : new RSASSASigner(key.key());
        }
    }
}
