package io.fairlead.webhook;

import io.fairlead.shared.CustomerId;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in the log.
 *
 * @param link by the signature in its URL
 * @param number its place among the session's events, from 1
 * @param tries attempts since it was queued, for the first time or again
 * @param dueAt when it will be tried next; null unless it is the session's next one to be sent
 */
public record LoggedEvent(
        EventId id,
        String eventType,
        UUID session,
        String link,
        CustomerId customer,
        URI url,
        int number,
        EventState state,
        Instant queuedAt,
        int tries,
        @Nullable Instant dueAt) {}
