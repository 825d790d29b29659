package io.fairlead.webhook;

import java.time.Instant;

/**
 * What follows from an attempt.
 *
 * @param dueAt when the session's first waiting event is to be sent next
 */
record Settled(Claimed claimed, Attempt attempt, EventState state, Instant dueAt) {}
