package io.fairlead.docs;

import static java.util.stream.Collectors.joining;

import io.fairlead.docs.OpenApiDocument.Operation;
import io.fairlead.sandbox.Demo;
import io.fairlead.support.ApiClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of an operation, made of the operation's examples and of what an {@code x-requests} entry
 * wants otherwise.
 *
 * @param wanted {@code path}, {@code query}, {@code headers}, one of {@code body}, {@code change}
 *     (some fields of the body), {@code text} (not JSON) and {@code size} (in bytes), and {@code
 *     after} (the time that passes before)
 */
record ExampleRequest(Operation operation, JsonNode wanted) {

    private static final String DOCUMENTED_TOKEN = "5mQ2xTzB8kVw3RnYc7LhJd0F";

    /** The call with this body and all else as documented. */
    static ExampleRequest of(Operation operation, @Nullable JsonNode body) {
        var wanted = JsonNodeFactory.instance.objectNode();
        if (body != null) {
            wanted.set("body", body);
        }
        return new ExampleRequest(operation, wanted);
    }

    Duration after() {
        return Duration.parse(wanted.path("after").asString("PT0S"));
    }

    /**
     * Sends the call.
     *
     * @param actual what the server has answered with until now, by what the document shows for it
     */
    ApiClient.Answer send(ApiClient stranger, Map<String, String> actual) {
        var client = stranger;
        for (var header : headers().entrySet()) {
            client = client.with(header.getKey(), actual(header.getValue(), actual));
        }
        return client.callRaw(operation.method(), url(actual), body(actual));
    }

    private Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        headers.put("Finicity-App-Key", Demo.PARTNER.appKey().reveal());
        if (operation.needsToken()) {
            headers.put("Finicity-App-Token", DOCUMENTED_TOKEN);
        }
        headers.putAll(values("header"));
        headers.putAll(texts(wanted.path("headers")));
        return headers;
    }

    private String url(Map<String, String> actual) {
        var path = operation.path();
        var inPath = values("path");
        inPath.putAll(texts(wanted.path("path")));
        for (var parameter : inPath.entrySet()) {
            path =
                    path.replace(
                            "{" + parameter.getKey() + "}", actual(parameter.getValue(), actual));
        }
        var query = values("query");
        query.putAll(texts(wanted.path("query")));
        query.replaceAll((_, value) -> actual(value, actual));
        return query.isEmpty() ? path : path + "?" + encoded(query);
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(
                        parameter ->
                                parameter.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                parameter.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
    }

    private String body(Map<String, String> actual) {
        if (wanted.has("text")) {
            return wanted.path("text").asString();
        }
        if (wanted.has("size")) {
            return " ".repeat(wanted.path("size").asInt());
        }
        var example = operation.requests().values().iterator().next();
        var body = wanted.has("body") ? wanted.path("body") : example;
        if (body instanceof ObjectNode object) {
            var changed = object.deepCopy();
            wanted.path("change").properties().forEach(c -> changed.set(c.getKey(), c.getValue()));
            return text(changed, actual);
        }
        return body == null ? "" : body.toString();
    }

    private static String text(ObjectNode body, Map<String, String> actual) {
        var text = body.toString();
        for (var value : actual.entrySet()) {
            text = text.replace("\"" + value.getKey() + "\"", "\"" + value.getValue() + "\"");
        }
        return text;
    }

    private Map<String, String> values(String place) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals(place) && parameter.value() != null) {
                values.put(parameter.name(), parameter.value());
            }
        }
        return values;
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
        return texts;
    }

    private static String actual(String documented, Map<String, String> actual) {
        return actual.getOrDefault(documented, documented);
    }
}
