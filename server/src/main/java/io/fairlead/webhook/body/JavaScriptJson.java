package io.fairlead.webhook.body;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * JSON exactly as {@code JSON.stringify(JSON.parse(text))} gives it in JavaScript: receivers check
 * signatures over what they have parsed and written again.
 */
final class JavaScriptJson {

    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,9}");

    /** One more is no index of an array any more. */
    private static final long LAST_INDEX = 0xffff_fffeL;

    private final StringBuilder text = new StringBuilder();

    private JavaScriptJson() {}

    static String text(JsonNode value) {
        var json = new JavaScriptJson();
        json.write(value);
        return json.text.toString();
    }

    private void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value);
            case ARRAY -> writeArray(value);
            case STRING -> writeString(value.stringValue());
            case NUMBER -> text.append(JavaScriptNumber.text(value));
            case BOOLEAN, NULL -> text.append(value);
            case BINARY, MISSING, POJO ->
                    throw new IllegalArgumentException("Not JSON: " + value.getNodeType());
        }
    }

    private void writeObject(JsonNode object) {
        var separator = "{";
        for (var property : inOrder(object)) {
            text.append(separator);
            writeString(property.getKey());
            text.append(':');
            write(property.getValue());
            separator = ",";
        }
        text.append(object.isEmpty() ? "{}" : "}");
    }

    private void writeArray(JsonNode array) {
        var separator = "[";
        for (var value : array) {
            text.append(separator);
            write(value);
            separator = ",";
        }
        text.append(array.isEmpty() ? "[]" : "]");
    }

    /** Keys that look like an index come first in an object of JavaScript, the smallest before. */
    private static List<Map.Entry<String, JsonNode>> inOrder(JsonNode object) {
        var indexes = new ArrayList<Map.Entry<String, JsonNode>>();
        var names = new ArrayList<Map.Entry<String, JsonNode>>();
        for (var property : object.properties()) {
            (isIndex(property.getKey()) ? indexes : names).add(property);
        }
        indexes.sort(Comparator.comparingLong(property -> Long.parseLong(property.getKey())));
        indexes.addAll(names);
        return indexes;
    }

    private static boolean isIndex(String key) {
        return DIGITS.matcher(key).matches() && Long.parseLong(key) <= LAST_INDEX;
    }

    private void writeString(String string) {
        text.append('"');
        for (var i = 0; i < string.length(); i++) {
            var c = string.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                text.append(c).append(string.charAt(++i));
            } else {
                writeChar(c);
            }
        }
        text.append('"');
    }

    private void writeChar(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    text.append("\\u%04x".formatted((int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
