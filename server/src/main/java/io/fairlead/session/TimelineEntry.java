package io.fairlead.session;

import io.fairlead.session.state.SessionEvent;
import io.fairlead.shared.CustomerId;
import java.time.Instant;

/**
 * An event with its place in the timeline.
 *
 * @param number from 1, without gaps
 * @param customer whose part of the session it belongs to
 */
public record TimelineEntry(
        int number, CustomerId customer, Instant occurredAt, SessionEvent event) {}
