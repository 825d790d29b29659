package io.fairlead.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.people.TestPeople;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser without scripts, at the console of a production server. */
final class ConsoleVisitor {

    private final ApiClient server;
    private final Map<String, String> cookies = new TreeMap<>();

    ConsoleVisitor(URI address) {
        server =
                TestPeople.inProduction(new ApiClient(address))
                        .with("Sec-Fetch-Site", "same-origin")
                        .with("Content-Type", "application/x-www-form-urlencoded");
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    /** Makes the browser keep a cookie that somebody else has chosen. */
    void plant(String name, String value) {
        cookies.put(name, value);
    }

    Answer get(String path) {
        return kept(browser().get(path));
    }

    /** Sends a form. */
    Answer post(String path, Map<String, String> fields) {
        var form =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return kept(browser().callRaw("POST", path, form));
    }

    /** Where an answer leads. */
    static String location(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static List<String> setCookies(Answer answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    private ApiClient browser() {
        return cookies.isEmpty()
                ? server
                : server.with(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private Answer kept(Answer answer) {
        var set = new HashMap<String, String>();
        for (var cookie : setCookies(answer)) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            set.put(pair[0], pair[1]);
        }
        set.forEach(
                (name, value) -> {
                    if (value.isEmpty()) {
                        cookies.remove(name);
                    } else {
                        cookies.put(name, value);
                    }
                });
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
