package io.fairlead.link.directory;

import io.fairlead.link.LinkStatus;
import io.fairlead.link.LinkType;
import org.jspecify.annotations.Nullable;

/**
 * Which links to list; null is any.
 *
 * @param experience as the call has named it
 */
public record LinkFilter(
        @Nullable String customer,
        @Nullable LinkType type,
        LinkStatus.@Nullable State state,
        @Nullable String experience) {

    /** All links. */
    public static final LinkFilter NONE = new LinkFilter(null, null, null, null);
}
