package io.fairlead.console.table;

import io.fairlead.console.ConsoleFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A page with a list. Template {@code console/list}.
 *
 * @param frame the heading, and what surrounds the page
 * @param lead a sentence that says what is listed
 * @param action what the page offers to begin, or null
 * @param filters the fields by which the list is narrowed
 * @param none what to say and do where nothing is listed
 * @param older what {@code before} is in the address of the rows that follow; null: there are none
 * @param path the address without its query
 * @param api the API call that gives the same, or null where there is none
 */
public record ListPage(
        ConsoleFrame frame,
        String lead,
        @Nullable Action action,
        List<Filter> filters,
        Table table,
        String none,
        @Nullable String older,
        String path,
        @Nullable String api) {

    /**
     * A field by which a list is narrowed.
     *
     * @param choices what can be chosen; empty: any text
     */
    public record Filter(String name, String label, @Nullable String value, List<String> choices) {}

    /** A link to where something begins. */
    public record Action(String href, String label) {}

    /** The address of the list as a file. */
    public String file(String ending) {
        return path + "." + ending + query(Stream.empty());
    }

    /** The address of the rows that follow. */
    public @Nullable String olderPath() {
        return older == null ? null : path + query(Stream.of(pair("before", older)));
    }

    private String query(Stream<String> more) {
        var narrowed =
                filters.stream()
                        .filter(filter -> filter.value() != null)
                        .map(filter -> pair(filter.name(), String.valueOf(filter.value())));
        var pairs = Stream.concat(narrowed, more).collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    private static String pair(String name, String value) {
        return name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    /** Whether the list is narrowed. */
    public boolean isNarrowed() {
        return filters.stream().anyMatch(filter -> filter.value() != null);
    }
}
