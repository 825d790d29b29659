package io.fairlead.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A consumer at the pages on which FinBank's users sign in and say what they share, by HTTP alone.
 */
public final class BankVisitor implements AutoCloseable {

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI bank;
    private String page = "";

    public BankVisitor(URI bank) {
        this.bank = bank;
    }

    /** Leads from the address the bank was asked for to the page where the consumer decides. */
    public void signIn(URI url, String username, String password) {
        var query = query(url);
        var form =
                form("client_id", query.getOrDefault("client_id", ""))
                        + form("request_uri", query.getOrDefault("request_uri", ""))
                        + form("username", username)
                        + form("password", password);
        page = followed(post("/oauth2/sign-in", form)).body();
    }

    /**
     * Turns back at the page that asks for the password; the address that the bank leads to then.
     */
    public URI cancelSignIn(URI url) {
        var request = query(url).getOrDefault("request_uri", "");
        return URI.create(location(post("/oauth2/sign-in/cancel", form("request_uri", request))));
    }

    /** Shares all accounts; the address that the bank leads to then. */
    public URI allow() {
        var accounts =
                values("account").stream()
                        .map(id -> form("account", id))
                        .collect(Collectors.joining());
        return decide(form("scope", "accounts") + accounts);
    }

    public URI decline() {
        return decide("");
    }

    private URI decide(String fields) {
        var form = form("client_id", "fairlead") + form("state", values("state").getFirst());
        return URI.create(location(post("/oauth2/authorize", form + fields)));
    }

    private HttpResponse<String> followed(HttpResponse<String> first) {
        var answer = first;
        while (answer.statusCode() / 100 == 3) {
            answer = send(HttpRequest.newBuilder(bank.resolve(location(answer))).GET());
        }
        return answer;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** The values of the page's fields of a name. */
    private List<String> values(String name) {
        return Pattern.compile("name=\"%s\" value=\"([^\"]+)\"".formatted(name))
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private HttpResponse<String> post(String path, String form) {
        return send(
                HttpRequest.newBuilder(bank.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(String name, String value) {
        return "%s=%s&".formatted(name, URLEncoder.encode(value, UTF_8));
    }

    /** The query of an address, decoded. */
    public static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(
                        Collectors.toMap(
                                parameter -> parameter[0],
                                parameter -> URLDecoder.decode(parameter[1], UTF_8)));
    }

    @Override
    public void close() {
        browser.close();
    }
}
