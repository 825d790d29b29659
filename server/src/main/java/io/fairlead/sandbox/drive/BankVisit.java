package io.fairlead.sandbox.drive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.sandbox.finbank.FinBankUsers;
import io.fairlead.shared.http.OutboundAnswer;
import io.fairlead.shared.http.OutboundException;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.shared.http.OutboundRequest;
import io.fairlead.spi.SecretText;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Visits FinBank's own pages over HTTP, as a consumer's browser does. */
@Component
class BankVisit {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LONGEST_PAGE = 512 * 1024;
    private static final int MOST_REDIRECTS = 5;
    private static final Pattern FIELD = Pattern.compile("name=\"([a-z_]+)\" value=\"([^\"]*)\"");

    private final OutboundHttp http;
    private final FinBankUsers bank;

    BankVisit(OutboundHttp http, FinBankUsers bank) {
        this.http = http;
        this.bank = bank;
    }

    /** What has come of a visit. */
    sealed interface VisitEnd {

        /** The bank has sent the consumer back with this query. */
        record Back(Map<String, SecretText> query) implements VisitEnd {}

        /** The bank goes on showing a page of its own. */
        record Kept(String why) implements VisitEnd {}
    }

    /** Signs in at the page, shares all accounts that it offers, and allows it. */
    VisitEnd allow(URI page, DrivenConsumer consumer) {
        if (bank.url().filter(address -> page.toString().startsWith(address + "/")).isEmpty()) {
            return new VisitEnd.Kept("This bank's page is none of FinBank's");
        }
        try {
            return new Tab(page).allow(consumer);
        } catch (OutboundException _) {
            return new VisitEnd.Kept("FinBank's page does not answer");
        }
    }

    /** A window of a browser, with the cookies of the bank. */
    private final class Tab {

        private final Map<String, String> cookies = new LinkedHashMap<>();
        private URI address;

        Tab(URI page) {
            this.address = page;
        }

        VisitEnd allow(DrivenConsumer consumer) {
            var form = new LinkedHashMap<>(query(address).toSingleValueMap());
            form.put("username", consumer.userid());
            form.put("password", consumer.password().reveal());
            var signedIn = followed("/oauth2/sign-in", form, List.of());
            var fields = fields(signedIn);
            if (isBack()) {
                return back();
            }
            var accounts = fields.getOrDefault("account", List.of());
            if (accounts.isEmpty()) {
                return new VisitEnd.Kept(
                        "FinBank's page does not let this user in, or has no account to share");
            }
            var decision = new LinkedHashMap<String, String>();
            for (var name : List.of("client_id", "state")) {
                fields.getOrDefault(name, List.of()).forEach(value -> decision.put(name, value));
            }
            decision.put("scope", "accounts");
            followed("/oauth2/authorize", decision, accounts);
            return isBack() ? back() : new VisitEnd.Kept("FinBank's page does not lead back");
        }

        /** Sends a form, and goes where that leads, as long as it is at the bank. */
        private OutboundAnswer followed(
                String path, Map<String, String> form, List<String> accounts) {
            var fields =
                    form.entrySet().stream()
                                    .map(field -> field(field.getKey(), field.getValue()))
                                    .collect(Collectors.joining("&"))
                            + accounts.stream()
                                    .map(id -> "&" + field("account", id))
                                    .collect(Collectors.joining());
            address = address.resolve(path);
            var answer = send("POST", fields);
            for (var i = 0; i < MOST_REDIRECTS && movedOn(answer); i++) {
                answer = send("GET", "");
            }
            return answer;
        }

        private boolean movedOn(OutboundAnswer answer) {
            var location = answer.headers().getOrDefault("location", List.of());
            if (answer.status() / 100 != 3 || location.isEmpty()) {
                return false;
            }
            address = address.resolve(location.getFirst());
            return !isBack();
        }

        private OutboundAnswer send(String method, String form) {
            var headers = new HashMap<String, String>();
            headers.put("content-type", "application/x-www-form-urlencoded");
            headers.put(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
            var request = new OutboundRequest(method, address, headers, form.getBytes(UTF_8));
            var answer = http.sendWithin(PATIENCE, request, LONGEST_PAGE);
            answer.headers().getOrDefault("set-cookie", List.of()).forEach(this::keep);
            return answer;
        }

        private void keep(String cookie) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair.length == 2) {
                cookies.put(pair[0].strip(), pair[1].strip());
            }
        }

        /** Whether the bank has led back to the app. */
        private boolean isBack() {
            return "/oauth/callback".equals(address.getPath());
        }

        private VisitEnd back() {
            return new VisitEnd.Back(
                    query(address).toSingleValueMap().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            given -> new SecretText(given.getValue()))));
        }
    }

    private static Map<String, List<String>> fields(OutboundAnswer page) {
        return FIELD.matcher(new String(page.body(), UTF_8))
                .results()
                .collect(
                        Collectors.groupingBy(
                                field -> field.group(1),
                                Collectors.mapping(
                                        field -> HtmlUtils.htmlUnescape(field.group(2)),
                                        Collectors.toList())));
    }

    private static MultiValueMap<String, String> query(URI address) {
        var query = UriComponentsBuilder.fromUri(address).build().getQueryParams();
        var decoded = new LinkedMultiValueMap<String, String>();
        query.forEach(
                (name, values) ->
                        values.forEach(
                                value ->
                                        decoded.add(
                                                name,
                                                UriUtils.decode(
                                                        Optional.ofNullable(value).orElse(""),
                                                        UTF_8))));
        return decoded;
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, UTF_8);
    }
}
