package io.fairlead.shared.web;

import io.fairlead.shared.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query of a form-A request; an empty field counts as absent. */
public final class QueryFields {

    private final Map<String, String> query;

    public QueryFields(Map<String, String> query) {
        this.query = query;
    }

    public @Nullable String text(String name, int maxLength) {
        var value = query.get(name);
        return value == null || value.isBlank() ? null : CheckedText.of(name, value, maxLength);
    }

    public int integer(String name, int whenAbsent) {
        var value = query.get(name);
        if (value == null || value.isBlank()) {
            return whenAbsent;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException _) {
            throw Problem.BAD_REQUEST.exception("\"" + name + "\" must be an integer.");
        }
    }
}
