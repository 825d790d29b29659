package io.fairlead.session;

import io.fairlead.session.state.Ending;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a session.
 *
 * @param endedAt null while it goes on, like {@code ending}
 * @param entries by number
 */
public record SessionTimeline(
        UUID session,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending,
        List<TimelineEntry> entries) {

    SessionTimeline with(List<TimelineEntry> read) {
        return new SessionTimeline(session, startedAt, endedAt, ending, read);
    }
}
