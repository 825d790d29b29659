package io.fairlead.session.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the consumers of a link have come.
 *
 * @param sessions how many have begun
 * @param latestAt when the latest of them began, or ended
 * @param latest how that one has ended; null while it goes on
 */
public record LinkProgress(long sessions, Instant latestAt, @Nullable Ending latest) {}
