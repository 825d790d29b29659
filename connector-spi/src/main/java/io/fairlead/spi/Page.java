package io.fairlead.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next asks for the page after this one; null after the last
 * @param complete whether the bank has left nothing out of this page. Of days that are not
 *     complete, Fairlead takes nothing absent as gone, and asks for them again
 */
public record Page<T>(List<T> items, @Nullable String next, boolean complete) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page that leaves nothing out. */
    public Page(List<T> items, @Nullable String next) {
        this(items, next, true);
    }
}
