package io.fairlead.support;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The real time in UTC, put forward as a test likes. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    /** Puts the clock forward, at once and for everything the server does. */
    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Puts the clock forward, and that of a page, which was installed. */
    public void advance(Duration duration, Page page) {
        advance(duration);
        page.clock().fastForward(duration.toMillis());
    }

    /** Lets everything happen at the same moment, apart from {@link #advance}. */
    public void stop() {
        stopped = Clock.systemUTC().instant();
    }

    void reset() {
        ahead = Duration.ZERO;
        stopped = null;
    }

    @Override
    public Instant instant() {
        var now = stopped;
        return (now == null ? Clock.systemUTC().instant() : now).plus(ahead);
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
