package io.fairlead.shared.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a form-A request; the first wrong one ends the call. */
public final class BodyFields {

    private static final int MOMENT_LENGTH = 40;
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1E15");

    private final ObjectNode body;
    private final String path;

    public BodyFields(ObjectNode body) {
        this(body, "");
    }

    private BodyFields(ObjectNode body, String path) {
        this.body = body;
        this.path = path;
    }

    /** A text that must be there and not be blank; a number counts as its digits. */
    public String required(String name, int maxLength) {
        var value = optional(name, maxLength);
        if (value == null) {
            throw Problem.MISSING_PARAMETER.exception(path + name);
        }
        return value;
    }

    /** A text, or null when the field is absent, null or blank; a number counts as its digits. */
    public @Nullable String optional(String name, int maxLength) {
        var value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        var written = WrittenValue.text(value);
        if (written == null) {
            throw Problem.BAD_REQUEST.exception(
                    "\"%s%s\" %s.".formatted(path, name, notText(value)));
        }
        var text = CheckedText.of(path + name, written, maxLength);
        return text.isBlank() ? null : text;
    }

    /**
     * The same, with a problem of its own for characters that no text has.
     *
     * @see StorableText
     */
    public @Nullable String optional(String name, int maxLength, Problem invalidCharacter) {
        var value = body.get(name);
        if (value != null && value.isString() && !StorableText.isStorable(value.asString())) {
            throw invalidCharacter.exception();
        }
        return optional(name, maxLength);
    }

    /** A text, or a number as it is written; null when the field is absent, null or blank. */
    public @Nullable String textOrNumber(String name, int maxLength) {
        var value = body.get(name);
        return value != null && value.isNumber()
                ? CheckedText.of(path + name, value.asString(), maxLength)
                : optional(name, maxLength);
    }

    private static String notText(JsonNode value) {
        return value.isNumber() ? "must be a string, or a whole number" : "must be a string";
    }

    /** A whole number that must be there; nothing when it is no such number. */
    public Optional<BigDecimal> requiredWhole(String name) {
        var value = body.get(name);
        if (value == null || value.isNull() || (value.isString() && value.asString().isBlank())) {
            throw Problem.MISSING_PARAMETER.exception(path + name);
        }
        return WrittenValue.whole(value);
    }

    /** True or false; false when the field is absent or null. */
    public boolean flag(String name) {
        var value = body.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        return WrittenValue.flag(value)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"" + path + name + "\" must be true or false."));
    }

    /** A whole number within bounds, or another one when the field is absent or null. */
    public int integer(String name, int from, int to, int otherwise) {
        var value = body.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        return WrittenValue.whole(value)
                .filter(whole -> isWithin(whole, from, to))
                .map(BigDecimal::intValueExact)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"%s%s\" must be a whole number from %d to %d."
                                                .formatted(path, name, from, to)));
    }

    /** A moment as ISO 8601 has it, or null; {@code 2026-11-23T08:00:00Z}. */
    public @Nullable Instant instant(String name) {
        var value = optional(name, MOMENT_LENGTH);
        return value == null ? null : WrittenInstant.of(path + name, value);
    }

    /** A moment in epoch seconds, or null. */
    public @Nullable Instant moment(String name) {
        var value = body.get(name);
        if (value == null || value.isNull() || (value.isString() && value.asString().isBlank())) {
            return null;
        }
        return WrittenValue.whole(value)
                .flatMap(WrittenInstant::ofSeconds)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"%s%s\" must be a date in epoch seconds."
                                                .formatted(path, name)));
    }

    /** An amount of money, or null. */
    public @Nullable BigDecimal amount(String name) {
        var value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return WrittenValue.number(value)
                .filter(number -> number.abs().compareTo(LARGEST_AMOUNT) < 0 && number.scale() < 20)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"%s%s\" must be an amount.".formatted(path, name)));
    }

    /** Whether the field is a text, where something else may stand as well. */
    public boolean isText(String name) {
        var value = body.get(name);
        return value != null && value.isString();
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        var value = body.get(name);
        return value != null && !value.isNull();
    }

    /** A list of texts, empty when the field is absent or null; a number counts as its digits. */
    public List<String> texts(String name, int maxLength) {
        var value = body.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()
                || value.values().stream().anyMatch(item -> WrittenValue.text(item) == null)) {
            throw Problem.BAD_REQUEST.exception(
                    "\"" + path + name + "\" must be a list of strings.");
        }
        return value.values().stream()
                .map(WrittenValue::text)
                .map(Objects::requireNonNull)
                .map(text -> CheckedText.of(path + name, text, maxLength))
                .toList();
    }

    /** The fields of an object in this one, or null when it is absent or null. */
    public @Nullable BodyFields object(String name) {
        var value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value instanceof ObjectNode inner) {
            return new BodyFields(inner, path + name + ".");
        }
        throw Problem.BAD_REQUEST.exception("\"" + path + name + "\" must be an object.");
    }

    /** The objects of an array that must be there, with at least one and at most so many. */
    public List<BodyFields> objects(String name, int atMost) {
        var value = body.get(name);
        if (value == null || value.isNull()) {
            throw Problem.MISSING_PARAMETER.exception(path + name);
        }
        if (!value.isArray() || value.isEmpty() || value.size() > atMost) {
            throw Problem.BAD_REQUEST.exception(
                    "\"%s%s\" must be a list of 1 to %d objects.".formatted(path, name, atMost));
        }
        return value.values().stream().map(element -> objectOf(name, element)).toList();
    }

    private BodyFields objectOf(String name, JsonNode element) {
        if (element instanceof ObjectNode inner) {
            return new BodyFields(inner, path + name + ".");
        }
        throw Problem.BAD_REQUEST.exception("\"" + path + name + "\" must be a list of objects.");
    }

    private static boolean isWithin(BigDecimal whole, int from, int to) {
        return whole.compareTo(BigDecimal.valueOf(from)) >= 0
                && whole.compareTo(BigDecimal.valueOf(to)) <= 0;
    }
}
