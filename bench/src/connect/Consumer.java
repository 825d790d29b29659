import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's backend and a consumer's browser without scripts. */
final class Consumer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VERSION = Pattern.compile("data-version=\"(\\d+)\"");
    private static final Pattern ACCOUNT = Pattern.compile("name=\"account\" value=\"(\\d+)\"");

    private final HttpClient http;
    private final String address;
    private final String token;

    Consumer(HttpClient http, String address) throws IOException, InterruptedException {
        this.http = http;
        this.address = address;
        this.token =
                api(
                                "/aggregation/v2/partners/authentication",
                                Map.of(
                                        "partnerId", "1445585709680",
                                        "partnerSecret", "fairlead-demo-secret"))
                        .get("token")
                        .asString();
    }

    /** A page with its address. */
    record Page(String url, int status, String html) {

        String base() {
            return url.substring(0, url.indexOf("/s/") + 46);
        }

        String version() {
            var version = VERSION.matcher(html);
            if (!version.find()) {
                throw new IllegalStateException("No version on " + url + ", status " + status);
            }
            return version.group(1);
        }

        String firstAccount() {
            var account = ACCOUNT.matcher(html);
            if (!account.find()) {
                throw new IllegalStateException("No account on " + url);
            }
            return account.group(1);
        }

        boolean isAt(String screen) {
            return url.endsWith("/" + screen);
        }
    }

    String customer() throws IOException, InterruptedException {
        var name = "bench-" + java.util.UUID.randomUUID();
        return api("/aggregation/v2/customers/testing", Map.of("username", name))
                .get("id")
                .asString();
    }

    String link(String path, Map<String, Object> fields) throws IOException, InterruptedException {
        return api("/connect/v2/generate" + path, fields).get("link").asString();
    }

    Page open(String url) throws IOException, InterruptedException {
        return page(HttpRequest.newBuilder(URI.create(url)).build());
    }

    Page post(Page page, String action, String... fields)
            throws IOException, InterruptedException {
        var body = new StringBuilder("version=" + page.version());
        for (var i = 0; i < fields.length; i += 2) {
            body.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return page(
                HttpRequest.newBuilder(URI.create(page.base() + action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** What comes after a waiting page, which stays as it is while there is nothing new. */
    Page afterProgress(Page waiting) throws IOException, InterruptedException {
        var next = open(waiting.base() + "/progress?version=" + waiting.version());
        return next.status() == 204 ? waiting : next;
    }

    private Page page(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Page(answer.uri().toString(), answer.statusCode(), answer.body());
    }

    private JsonNode api(String path, Map<String, ?> fields)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .header("Finicity-App-Key", "fairlead-demo-app-key")
                        .header("Finicity-App-Token", String.valueOf(token))
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields)))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() > 201) {
            throw new IllegalStateException(path + " answered " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
