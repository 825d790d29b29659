package io.fairlead.session.state;

import io.fairlead.shared.CustomerId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event with its place in the timeline.
 *
 * @param number from 1, without gaps
 * @param customer whose part of the session it belongs to
 */
public record TimelineEntry(
        int number, CustomerId customer, Instant occurredAt, SessionEvent event) {

    /** Returns the present moment, as exact as it is stored. */
    public static Instant moment(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
