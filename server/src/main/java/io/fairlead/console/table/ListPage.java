package io.fairlead.console.table;

import io.fairlead.console.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page with a list. Template {@code console/list}.
 *
 * @param frame the heading, and what surrounds the page
 * @param lead a sentence that says what is listed
 * @param filters the fields by which the list is narrowed
 * @param none what to say and do where nothing is listed
 * @param older the address of the rows that follow; null: there are none
 * @param path the address without its query
 * @param query the filters as a query, with its question mark; empty without any
 * @param api the API call that gives the same, or null where there is none
 */
public record ListPage(
        ConsoleFrame frame,
        String lead,
        List<Filter> filters,
        Table table,
        String none,
        @Nullable String older,
        String path,
        String query,
        @Nullable String api) {

    /**
     * A field by which a list is narrowed.
     *
     * @param choices what can be chosen; empty: any text
     */
    public record Filter(String name, String label, @Nullable String value, List<String> choices) {}

    /** The address of the list as a file. */
    public String file(String ending) {
        return path + "." + ending + query;
    }

    /** Whether the list is narrowed. */
    public boolean isNarrowed() {
        return filters.stream().anyMatch(filter -> filter.value() != null);
    }
}
