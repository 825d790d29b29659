package io.fairlead.docs;

import static java.util.stream.Collectors.toCollection;

import io.fairlead.docs.OpenApiDocument.Operation;
import io.fairlead.docs.OpenApiDocument.Parameter;
import io.fairlead.shared.RandomId;
import io.fairlead.support.Mutations;
import io.fairlead.support.OddTexts;
import io.fairlead.support.OwnerOfEverything;
import io.fairlead.support.RawHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to documented operations that are good but for one or two places. */
final class HostileRequests {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final int MOST_SHOWN = 600;
    private static final String WRONG = "canary-of-a-credential";

    private static final List<String> TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "application/json; charset=utf-16",
                    "application/json; charset=nonsense",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "a/b; c=\u00ff",
                    "/",
                    "");

    private static final List<String> HEADERS =
            List.of(
                    "Accept: image/png",
                    "Accept: application/xml",
                    "Accept: ;;q=nonsense",
                    "Accept: ",
                    "Accept-Language: \u00ff-\u00ff, *;q=x",
                    "Accept-Encoding: gzip, nonsense;q=2",
                    "Content-Encoding: gzip",
                    "Idempotency-Key: ",
                    "Idempotency-Key: " + "k".repeat(5_000),
                    "Idempotency-Key: \u00ff'\"",
                    "X-Forwarded-For: 1.2.3.4, nonsense, ::1",
                    "X-HTTP-Method-Override: DELETE",
                    "If-None-Match: *",
                    "If-Modified-Since: yesterday",
                    "Range: bytes=-1",
                    "Cookie: $Version=1; a=\u00ff",
                    "Authorization: Basic !!!",
                    "Origin: null");

    private enum Place {
        PATH,
        QUERY,
        CREDENTIALS,
        TYPE,
        HEADERS,
        BODY
    }

    private final Random random;
    private final OddTexts odd;
    private final Mutations mutations;

    HostileRequests(long seed) {
        random = new Random(seed);
        odd = new OddTexts(random);
        mutations = new Mutations(seed);
    }

    /**
     * @param body its characters are bytes
     */
    record Request(String method, String target, List<String> headers, String body) {

        RawHttp.Reply send(RawHttp http) {
            var all = new ArrayList<>(headers);
            if (!body.isEmpty()) {
                all.add("Content-Length: " + body.length());
            }
            return http.send(method, target, all, RawHttp.bytes(body));
        }

        @Override
        public String toString() {
            var text = "%s %s %s %s".formatted(method, target, headers, body);
            return text.substring(0, Math.min(text.length(), MOST_SHOWN));
        }
    }

    Request next(Operation operation, OwnerOfEverything owner) {
        var places = List.of(any(Place.values()), any(Place.values()));
        return new Request(
                operation.method(),
                path(operation, owner, places.contains(Place.PATH))
                        + query(operation, owner, places.contains(Place.QUERY)),
                headers(owner, places),
                new String(
                        body(operation, owner, places.contains(Place.BODY)),
                        StandardCharsets.ISO_8859_1));
    }

    private String path(Operation operation, OwnerOfEverything owner, boolean hostile) {
        var variables = VARIABLE.matcher(operation.path()).results().count();
        var wrong = hostile && variables > 0 ? random.nextInt((int) variables) : -1;
        var at = new int[1];
        return VARIABLE.matcher(operation.path())
                .replaceAll(
                        variable ->
                                Matcher.quoteReplacement(
                                        at[0]++ == wrong
                                                ? odd.encoded()
                                                : owner.idOf(operation.path(), variable.group(1))));
    }

    private String query(Operation operation, OwnerOfEverything owner, boolean hostile) {
        var good =
                operation.parameters().stream()
                        .filter(parameter -> parameter.in().equals("query"))
                        .filter(_ -> hostile || random.nextBoolean())
                        .map(parameter -> parameter.name() + "=" + value(parameter, owner))
                        .collect(toCollection(ArrayList::new));
        if (hostile) {
            return "?" + odd.parameters(good);
        }
        return good.isEmpty() ? "" : "?" + String.join("&", good);
    }

    private static String value(Parameter parameter, OwnerOfEverything owner) {
        var value = parameter.name().equals("link") ? owner.link() : parameter.value();
        return URLEncoder.encode(value == null ? "1" : value, StandardCharsets.UTF_8);
    }

    private List<String> headers(OwnerOfEverything owner, List<Place> places) {
        var headers = credentials(owner, places.contains(Place.CREDENTIALS));
        var type = places.contains(Place.TYPE) ? any(TYPES) : "application/json";
        headers.add("Content-Type: " + type);
        if (places.contains(Place.HEADERS)) {
            headers.add(any(HEADERS));
            headers.add(any(HEADERS));
        }
        return headers;
    }

    private List<String> credentials(OwnerOfEverything owner, boolean hostile) {
        var good = new ArrayList<>(owner.partner().api().headerLines());
        if (!hostile) {
            return good;
        }
        switch (random.nextInt(5)) {
            case 0 -> good.clear();
            case 1 -> good.remove(random.nextInt(good.size()));
            case 2 -> good.replaceAll(line -> line.replaceFirst(": .*", ": " + WRONG));
            case 3 -> good.add(0, any(good).replaceFirst(": .*", ": " + WRONG));
            default -> {
                var at = random.nextInt(good.size());
                var name = good.get(at).replaceFirst(": .*", ": ");
                good.set(at, name + odd.text().replaceAll("[^ -~\u00a0-\u00ff]", "?"));
            }
        }
        return good;
    }

    private byte[] body(Operation operation, OwnerOfEverything owner, boolean hostile) {
        var examples = operation.requests().values().stream().toList();
        var example = examples.get(random.nextInt(examples.size()));
        if (example == null) {
            return hostile ? mutations.of(Map.of("a", List.of(1, "b"))) : new byte[0];
        }
        var good = withIds(example.deepCopy(), owner.body(owner.partner()), owner);
        if (!hostile) {
            return good.toString().getBytes(StandardCharsets.UTF_8);
        }
        return switch (random.nextInt(12)) {
            case 0 -> new byte[0];
            case 1 -> good.toString().getBytes(StandardCharsets.UTF_16);
            case 2 -> " ".repeat(1_048_577).getBytes(StandardCharsets.UTF_8);
            case 3 -> odd.text().getBytes(StandardCharsets.UTF_8);
            default -> mutations.of(good);
        };
    }

    /** The example with the owner's ids in place of those of the demo data. */
    private static JsonNode withIds(
            JsonNode example, Map<String, Object> ids, OwnerOfEverything owner) {
        if (example instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                var id = id(name, ids, owner);
                if (id != null && object.path(name).isValueNode()) {
                    object.put(name, id);
                } else {
                    withIds(object.path(name), ids, owner);
                }
            }
        } else if (example.isArray()) {
            example.forEach(element -> withIds(element, ids, owner));
        }
        return example;
    }

    private static @Nullable String id(
            String name, Map<String, Object> ids, OwnerOfEverything owner) {
        return switch (name) {
            case "username" -> "customer_" + RandomId.hex();
            case "partnerSecret" -> owner.partner().secret().reveal();
            case "partnerId",
                    "customerId",
                    "consumerId",
                    "institutionId",
                    "institutionLoginId",
                    "link" ->
                    String.valueOf(ids.get(name));
            default -> null;
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
