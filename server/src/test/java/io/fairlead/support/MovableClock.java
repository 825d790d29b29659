package io.fairlead.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time in UTC, put forward as a test likes. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Puts the clock forward, at once and for everything the server does. */
    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Fairlead works in UTC");
    }
}
