package io.fairlead.link.directory;

import io.fairlead.link.LinkStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a partner's links, the latest first.
 *
 * @param older the moment at which the next part begins; null: this is the last one
 */
public record LinkListing(List<LinkStatus> links, @Nullable Instant older) {}
