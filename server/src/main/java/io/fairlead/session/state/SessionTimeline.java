package io.fairlead.session.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a session.
 *
 * @param shownAt null if no browser has shown it to anybody
 * @param endedAt null while it goes on, like {@code ending}
 * @param entries by number
 */
public record SessionTimeline(
        UUID session,
        Instant startedAt,
        @Nullable Instant shownAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending,
        List<TimelineEntry> entries) {

    public SessionTimeline with(List<TimelineEntry> read) {
        return new SessionTimeline(session, startedAt, shownAt, endedAt, ending, read);
    }
}
