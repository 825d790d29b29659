package io.finbank.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One user's way through the bank's pages, with the client that sent the user there. */
final class OAuthVisit {

    static final String CALLBACK = "http://localhost:8080/oauth/callback";
    static final String CLIENT = "fairlead";
    static final String SECRET = "fairlead-finbank-client-secret";

    private static final String VERIFIER =
            "a-verifier-that-is-long-enough-for-the-protocol-0123456789";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI bank;
    private @Nullable String cookie;

    OAuthVisit(URI bank) {
        this.bank = bank;
    }

    // what the client does

    Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", CLIENT);
        request.put("redirect_uri", CALLBACK);
        request.put("scope", "accounts");
        request.put("state", "what the client wants back");
        request.put("code_challenge", challenge());
        request.put("code_challenge_method", "S256");
        request.put("institution", "102176");
        return request;
    }

    Answer push(Map<String, String> request) {
        return asClient("/oauth2/par", SECRET, request);
    }

    String push() {
        return push(request()).json().get("request_uri").asString();
    }

    Answer exchange(String code) {
        return asClient(
                "/oauth2/token",
                SECRET,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", CALLBACK,
                        "code_verifier", VERIFIER));
    }

    Answer refresh(String refreshToken) {
        return asClient(
                "/oauth2/token",
                SECRET,
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    Answer revoke(String token) {
        return asClient("/oauth2/revoke", SECRET, Map.of("token", token));
    }

    Answer asClient(String path, String secret, Map<String, String> form) {
        var credentials =
                Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(UTF_8));
        return send(post(path, form).header("Authorization", "Basic " + credentials));
    }

    // what the user does

    static String authorizePath(String requestUri) {
        return "/oauth2/authorize?" + form(Map.of("client_id", CLIENT, "request_uri", requestUri));
    }

    Answer signIn(String requestUri, String username, String password) {
        return submit(
                "/oauth2/sign-in",
                Map.of(
                        "client_id", CLIENT,
                        "request_uri", requestUri,
                        "username", username,
                        "password", password));
    }

    /** Signs in and follows the way to the consent page. */
    Answer consentPage(String requestUri, String username, String password) {
        return open(open(signIn(requestUri, username, password).location()).location());
    }

    Answer allow(Answer consentPage, List<String> accounts) {
        return answer(
                consentPage,
                Stream.concat(
                        Stream.of("scope=accounts"),
                        accounts.stream().map(account -> "account=" + account)));
    }

    Answer refuse(Answer consentPage) {
        return answer(consentPage, Stream.empty());
    }

    private Answer answer(Answer consentPage, Stream<String> fields) {
        var fixed = form(Map.of("client_id", CLIENT, "state", consentPage.field("state")));
        var body = Stream.concat(Stream.of(fixed), fields).collect(Collectors.joining("&"));
        return send(withCookie(post("/oauth2/authorize", body)));
    }

    /** The whole way, with the first accounts of the page. */
    JsonNode tokens(String username, String password, int accounts) {
        var page = consentPage(push(), username, password);
        var code = allow(page, page.accounts().subList(0, accounts)).code();
        return exchange(code).json();
    }

    Answer open(String location) {
        return send(withCookie(HttpRequest.newBuilder(bank.resolve(location)).GET()));
    }

    Answer submit(String path, Map<String, String> form) {
        return send(withCookie(post(path, form)));
    }

    private HttpRequest.Builder withCookie(HttpRequest.Builder request) {
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private HttpRequest.Builder post(String path, Map<String, String> form) {
        return post(path, form(form));
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(bank.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String form(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
            answer.response()
                    .headers()
                    .firstValue("Set-Cookie")
                    .ifPresent(set -> cookie = set.split(";", 2)[0]);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the bank answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String location() {
            return header("Location");
        }

        String html() {
            return response.body();
        }

        JsonNode json() {
            return new JsonMapper().readTree(response.body());
        }

        String error() {
            return status() + " " + json().get("error").asString();
        }

        /** What the address it redirects to tells the client. */
        Map<String, String> query() {
            return Arrays.stream(URI.create(location()).getRawQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(
                            Collectors.toMap(
                                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
        }

        String code() {
            return Objects.requireNonNull(query().get("code"));
        }

        /** The ids of the accounts on a consent page. */
        List<String> accounts() {
            return Pattern.compile("name=\"account\" value=\"([^\"]+)\"")
                    .matcher(html())
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }

        String field(String name) {
            return Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"")
                    .matcher(html())
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
