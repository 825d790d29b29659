package io.fairlead.shared.web;

import io.fairlead.shared.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a form-A request; the first wrong one ends the call. */
public final class BodyFields {

    private final ObjectNode body;

    public BodyFields(ObjectNode body) {
        this.body = body;
    }

    /** A text that must be there and not be blank; a number counts as its digits. */
    public String required(String name, int maxLength) {
        var value = optional(name, maxLength);
        if (value == null || value.isBlank()) {
            throw Problem.MISSING_PARAMETER.exception(name);
        }
        return value;
    }

    /** A text, or null when the field is absent or null; a number counts as its digits. */
    public @Nullable String optional(String name, int maxLength) {
        var value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw Problem.BAD_REQUEST.exception("\"" + name + "\" must be a string.");
        }
        return checked(name, value, maxLength);
    }

    private static String checked(String name, JsonNode value, int maxLength) {
        var text = value.asString();
        if (text.length() > maxLength) {
            throw Problem.BAD_REQUEST.exception(
                    "\"" + name + "\" must not be longer than " + maxLength + " characters.");
        }
        if (!StorableText.isStorable(text)) {
            throw Problem.BAD_REQUEST.exception("\"" + name + "\" contains an invalid character.");
        }
        return text;
    }
}
