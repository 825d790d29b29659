package io.fairlead.webhook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.webhook.log.LoggedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log.
 *
 * @param session absent when the event is about something else
 * @param subject what the event is about, as its kind, a colon and its id
 * @param link absent when the subject comes from none
 * @param number its place in the stream, from 1
 * @param tries attempts since it was queued, for the first time or again
 * @param nextAttemptAt absent unless it is the stream's next event to be sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventResponse(
        String eventId,
        String eventType,
        @Nullable String session,
        String subject,
        @Nullable String link,
        String customerId,
        String url,
        int number,
        String status,
        Instant createdAt,
        Instant queuedAt,
        int tries,
        @Nullable Instant nextAttemptAt) {

    static EventResponse of(LoggedEvent event) {
        return new EventResponse(
                event.id().value(),
                event.name().wireName(),
                event.subject().sessionId().orElse(null),
                event.subject().text(),
                event.link(),
                event.customer().value(),
                event.url().toString(),
                event.number(),
                ApiName.of(event.state()),
                event.id().moment(),
                event.queuedAt(),
                event.tries(),
                event.dueAt());
    }
}
