package io.fairlead.webhook.delivery;

import io.fairlead.shared.PartnerId;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookSubject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream's first waiting event, claimed by this node.
 *
 * @param subject what the event is about
 * @param host scheme, host and port of the URL
 * @param headersSealed the headers of every request of the stream
 * @param claim the number of this claim of the stream, which tells it from later ones
 * @param dueAt when the stream became due
 * @param queuedAt when the event was queued
 * @param tries attempts since then
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClaimedEvent(
        UUID stream,
        WebhookSubject subject,
        PartnerId partner,
        String host,
        URI url,
        ContentType contentType,
        byte @Nullable [] headersSealed,
        int claim,
        Instant dueAt,
        EventId event,
        WebhookEventName name,
        byte[] body,
        Instant queuedAt,
        int tries) {}
