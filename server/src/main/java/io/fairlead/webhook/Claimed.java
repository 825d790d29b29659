package io.fairlead.webhook;

import java.time.Instant;

/**
 * A session's first waiting event, for this node to send.
 *
 * @param claim tells this claim of the session's place in the queue from later ones
 * @param dueAt since when the session could be taken
 * @param queuedAt since when it is to be sent
 * @param tries attempts since then
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Claimed(
        Subscription subscription,
        int claim,
        Instant dueAt,
        EventId event,
        String eventType,
        byte[] body,
        Instant queuedAt,
        int tries) {}
