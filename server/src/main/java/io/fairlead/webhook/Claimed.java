package io.fairlead.webhook;

import io.fairlead.shared.PartnerId;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session's first waiting event, for this node to send.
 *
 * @param host what is slow together with the URL, or down together
 * @param headersSealed what goes with every request of the session
 * @param claim tells this claim of the session's place in the queue from later ones
 * @param dueAt since when the session could be taken
 * @param queuedAt since when it is to be sent
 * @param tries attempts since then
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Claimed(
        UUID session,
        PartnerId partner,
        String host,
        URI url,
        ContentType contentType,
        byte @Nullable [] headersSealed,
        int claim,
        Instant dueAt,
        EventId event,
        String eventType,
        byte[] body,
        Instant queuedAt,
        int tries) {}
