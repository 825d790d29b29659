package io.fairlead.console;

import io.fairlead.people.web.Visitor;
import io.fairlead.shared.PartnerId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a page of the console. Template {@code layout/console}.
 *
 * @param heading the page's own, and its title
 * @param section the entry of the menu that it belongs to; null on the pages of operators
 * @param notice what the form that led here has done; null where none did
 */
public record ConsoleFrame(
        Visitor visitor, String heading, @Nullable Section section, @Nullable String notice) {

    public ConsoleFrame(Visitor visitor, String heading, @Nullable Section section) {
        this(visitor, heading, section, null);
    }

    /** An entry of the menu. */
    public record Entry(String href, String label, boolean current) {}

    /** The menu. */
    public List<Entry> menu() {
        var partner = visitor.scope();
        return partner == null
                ? List.of()
                : Arrays.stream(Section.values())
                        .filter(entry -> entry != Section.PEOPLE || visitor.person().signsIn())
                        .map(
                                entry ->
                                        new Entry(
                                                path(partner, entry),
                                                entry.label(),
                                                entry == section))
                        .toList();
    }

    /** The address of the first page of a section. */
    public static String path(PartnerId partner, Section section) {
        return "/console/" + partner + "/" + section.path();
    }

    /** Whether the visitor may change what the page shows. */
    public boolean changes() {
        return visitor.changes();
    }
}
