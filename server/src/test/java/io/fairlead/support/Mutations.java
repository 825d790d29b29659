package io.fairlead.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Bodies that were right once: fields changed, dropped, renamed and wrapped, bytes flipped and cut.
 */
public final class Mutations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> ODD_VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "-0.0",
                    "1e3",
                    "1e400",
                    "1e999999",
                    "-1e-999999",
                    "1e99999999999",
                    "9007199254740993",
                    "9".repeat(400),
                    "0." + "1".repeat(400),
                    "[]",
                    "{}",
                    "[null]",
                    "[[[]]]",
                    "{\"\":\"\"}",
                    "[".repeat(70) + "]".repeat(70),
                    "\"\"",
                    "\" \"",
                    "\"0\"",
                    "\"true\"",
                    "\"NaN\"",
                    "\"2026-01-01\"",
                    "\"\\u0000\"",
                    "\"a\\tb\\nc\"",
                    "\"\\ud800\"",
                    "\"\\udfff\\ud800\"",
                    "\"\\u202e\\ufeff\\uffff\"",
                    "\"\ud83d\ude80\"",
                    "\"'; DROP TABLE link; --\"",
                    "\"\\\"\\\\/\"",
                    "\"../../etc/passwd\"",
                    "\"%00%0d%0a\"",
                    "\"${jndi:ldap://localhost/x}\"",
                    "\"<script>alert(1)</script>\"",
                    "\"javascript:alert(1)\"",
                    "\"https://app.example/\\r\\nX: y\"",
                    "\"" + "x".repeat(256) + "\"",
                    "\"" + "x".repeat(70_000) + "\"");

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** The body as JSON with something wrong about it, most of the time. */
    public byte[] of(Object body) {
        var tree = JSON.valueToTree(body);
        if (random.nextInt(10) < 7 && tree instanceof ObjectNode object) {
            for (var times = 1 + random.nextInt(3); times > 0; times--) {
                change(object);
            }
            return JSON.writeValueAsBytes(object);
        }
        return changed(JSON.writeValueAsBytes(tree));
    }

    private void change(ObjectNode body) {
        var changes = new ArrayList<Consumer<JsonNode>>();
        var places = new ArrayList<JsonNode>();
        collect(body, places, changes);
        if (!places.isEmpty()) {
            var place = random.nextInt(places.size());
            changes.get(place).accept(places.get(place));
        }
    }

    /** All values in {@code container}, each with what changes it. */
    private void collect(
            JsonNode container, List<JsonNode> values, List<Consumer<JsonNode>> changes) {
        if (container instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                values.add(object.get(name));
                changes.add(value -> change(object, name, value));
                collect(object.get(name), values, changes);
            }
        } else if (container instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var index = i;
                values.add(array.get(i));
                changes.add(_ -> array.setRawValue(index, oddValue()));
                collect(array.get(i), values, changes);
            }
        }
    }

    private void change(ObjectNode object, String name, JsonNode value) {
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, JSON.createArrayNode().add(value));
            case 2 -> object.set(name, JSON.createObjectNode().set(name, value));
            case 3 -> object.putRawValue(name + "\u0000", oddValue());
            case 4 -> object.set(name, otherType(value));
            default -> object.putRawValue(name, oddValue());
        }
    }

    private static JsonNode otherType(JsonNode value) {
        return value.isNumber()
                ? JSON.valueToTree(value.asString())
                : JSON.valueToTree(value.toString().length());
    }

    private RawValue oddValue() {
        return new RawValue(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
    }

    private byte[] changed(byte[] json) {
        var at = random.nextInt(json.length);
        var to = at + random.nextInt(json.length - at);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(json, at);
            case 1 -> joined(json, at, to, json.length);
            case 2 -> joined(json, to, at, json.length);
            default -> {
                json[at] = (byte) random.nextInt(256);
                yield json;
            }
        };
    }

    /** What stands before {@code end}, then what stands from {@code start} on. */
    private static byte[] joined(byte[] json, int end, int start, int length) {
        var joined = Arrays.copyOf(json, end + length - start);
        System.arraycopy(json, start, joined, end, length - start);
        return joined;
    }
}
