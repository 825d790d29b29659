package io.fairlead.people.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.shared.RandomId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An OpenID provider that knows one person, and can be as wrong as a test wants it. */
final class OpenIdProviderOfTests implements AutoCloseable {

    static final String CLIENT = "fairlead-console";
    static final String SECRET = "canary-of-a-client-secret";

    /** What can be wrong with what the provider says. */
    enum Fault {
        DENIES,
        OTHER_STATE,
        OTHER_ISSUER_IN_ANSWER,
        NO_ISSUER_IN_ANSWER,
        REFUSES_THE_CODE,
        NO_ID_TOKEN,
        OTHER_NONCE,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_KEY,
        NO_SIGNATURE,
        EXPIRED,
        UNVERIFIED,
        UNVERIFIED_AS_TEXT,
        NO_ADDRESS,
        ADDRESS_OF_ANOTHER_SUBJECT
    }

    /** The server of the tests remembers it from one test to the next. */
    private static volatile ECKey key = newKey();

    private final URI issuer;
    private final HttpServer http;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private String email = "";
    private String subject = "";
    private boolean addressInUserInfo;

    private record Asked(String nonce, String challenge) {}

    OpenIdProviderOfTests(URI issuer) {
        this.issuer = issuer;
        try {
            http = HttpServer.create(new InetSocketAddress("127.0.0.1", issuer.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/.well-known/openid-configuration", _ -> metadata());
        answer("/jwks", _ -> new JWKSet(key).toString());
        answer("/token", this::tokens);
        answer("/userinfo", this::userInfo);
        http.createContext("/authorize", this::authorize);
        http.start();
    }

    /** From now on somebody is signed in there. */
    OpenIdProviderOfTests knows(String knownEmail, String knownSubject) {
        email = knownEmail;
        subject = knownSubject;
        return this;
    }

    OpenIdProviderOfTests with(Fault... wanted) {
        faults.clear();
        faults.addAll(Arrays.asList(wanted));
        return this;
    }

    /** The address stands where it must be asked for. */
    OpenIdProviderOfTests tellingTheAddressWhenAsked() {
        addressInUserInfo = true;
        return this;
    }

    static void changesItsKey() {
        key = newKey();
    }

    /** Where somebody is sent who signs in at the page of this address. */
    URI answerTo(URI page) {
        var asked = parameters(page.getRawQuery());
        if (!value(asked, "client_id").equals(CLIENT)
                || !value(asked, "response_type").equals("code")
                || !value(asked, "code_challenge_method").equals("S256")
                || !value(asked, "scope").contains("openid")) {
            throw new AssertionError("Not a good request: " + asked);
        }
        var code = RandomId.hex();
        codes.put(code, new Asked(value(asked, "nonce"), value(asked, "code_challenge")));
        var state = faults.contains(Fault.OTHER_STATE) ? "another" : value(asked, "state");
        var told = faults.contains(Fault.OTHER_ISSUER_IN_ANSWER) ? "https://evil.example" : issuer;
        return URI.create(
                value(asked, "redirect_uri")
                        + (faults.contains(Fault.DENIES) ? "?error=access_denied" : "?code=" + code)
                        + "&state="
                        + state
                        + (faults.contains(Fault.NO_ISSUER_IN_ANSWER)
                                ? ""
                                : "&iss=" + URLEncoder.encode(told.toString(), UTF_8)));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var redirect = answerTo(exchange.getRequestURI());
        exchange.getResponseHeaders().set("Location", redirect.toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private String metadata() {
        return """
               {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
                "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/jwks",
                "userinfo_endpoint": "%1$s/userinfo", "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256"],
                "authorization_response_iss_parameter_supported": true}
               """
                .formatted(issuer);
    }

    private String tokens(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var asked = codes.remove(value(form, "code"));
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        if (asked == null
                || faults.contains(Fault.REFUSES_THE_CODE)
                || !("Basic " + basic)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !challenge(value(form, "code_verifier")).equals(asked.challenge())) {
            return "{\"error\": \"invalid_grant\"}";
        }
        var idToken = faults.contains(Fault.NO_ID_TOKEN) ? "" : idToken(asked.nonce());
        return "{\"access_token\": \"canary-of-an-access-token\", \"token_type\": \"Bearer\"%s}"
                .formatted(idToken.isEmpty() ? "" : ", \"id_token\": \"" + idToken + "\"");
    }

    private String idToken(String nonce) {
        var now = Clock.systemUTC().instant();
        var lasts = faults.contains(Fault.EXPIRED) ? -600 : 300;
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(
                                faults.contains(Fault.OTHER_ISSUER)
                                        ? "https://evil.example"
                                        : "" + issuer)
                        .subject(subject)
                        .audience(faults.contains(Fault.OTHER_AUDIENCE) ? "another" : CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(lasts)))
                        .claim("nonce", faults.contains(Fault.OTHER_NONCE) ? "another" : nonce);
        if (!addressInUserInfo && !faults.contains(Fault.NO_ADDRESS)) {
            claims.claim("email", email).claim("email_verified", verified());
        }
        try {
            if (faults.contains(Fault.NO_SIGNATURE)) {
                return new PlainJWT(claims.build()).serialize();
            }
            var signing = faults.contains(Fault.OTHER_KEY) ? newKey() : key;
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new ECDSASigner(signing));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object verified() {
        return faults.contains(Fault.UNVERIFIED_AS_TEXT)
                ? "false"
                : !faults.contains(Fault.UNVERIFIED);
    }

    private String userInfo(HttpExchange exchange) {
        var authorized =
                "Bearer canary-of-an-access-token"
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!authorized || faults.contains(Fault.NO_ADDRESS)) {
            return "{\"sub\": \"%s\"}".formatted(subject);
        }
        var of = faults.contains(Fault.ADDRESS_OF_ANOTHER_SUBJECT) ? "another" : subject;
        return "{\"sub\": \"%s\", \"email\": \"%s\", \"email_verified\": %s}"
                .formatted(of, email, verified());
    }

    @FunctionalInterface
    private interface Answer {
        String to(HttpExchange exchange) throws IOException;
    }

    private void answer(String path, Answer answer) {
        http.createContext(
                path,
                exchange -> {
                    var body = answer.to(exchange).getBytes(UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    var failed = new String(body, UTF_8).startsWith("{\"error\"");
                    exchange.sendResponseHeaders(failed ? 400 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private static Map<String, String> parameters(@Nullable String query) {
        return Arrays.stream(Objects.requireNonNull(query).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static String value(Map<String, String> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(RandomId.hex()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
