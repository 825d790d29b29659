package io.fairlead.console.link;

import io.fairlead.console.ConsoleFrame;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that makes a link. Template {@code console/new-link}.
 *
 * @param path where it is sent
 * @param typed what was typed, by field
 * @param wrong why there is no link, or null
 * @param command the call that does the same, as a command for a shell; null before the first try
 */
public record NewLinkPage(
        ConsoleFrame frame,
        String path,
        List<Kind> kinds,
        Map<String, String> typed,
        @Nullable String wrong,
        @Nullable String command) {

    /**
     * A kind of link.
     *
     * @param fields the names of the fields that it takes, in words
     */
    public record Kind(String name, String label, String fields) {}

    /** What was typed into a field. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
