package io.fairlead.webhook.log;

import io.fairlead.shared.CustomerId;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookSubject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in the log.
 *
 * @param link by the signature in its URL; null when the subject comes from none
 * @param number its place in the stream, from 1
 * @param tries attempts since it was queued, for the first time or again
 * @param dueAt when it is sent next; null unless it is the stream's next event
 */
public record LoggedEvent(
        EventId id,
        WebhookEventName name,
        UUID stream,
        WebhookSubject subject,
        @Nullable String link,
        CustomerId customer,
        URI url,
        int number,
        EventState state,
        Instant queuedAt,
        int tries,
        @Nullable Instant dueAt) {}
