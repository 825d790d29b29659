package io.fairlead.shared.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The server's time, in UTC: that of the machine, and in a sandbox later than that as somebody
 * wants. What nodes agree upon among themselves, such as leases and heartbeats, and what protects
 * the server, goes by {@link #machine}, which nobody moves.
 */
public final class ServerClock extends Clock {

    private final InstantSource machine;
    private volatile Duration ahead = Duration.ZERO;

    public ServerClock(InstantSource machine) {
        this.machine = machine;
    }

    /** The time of the machine. */
    public InstantSource machine() {
        return machine;
    }

    /** How much later it is on the server than on the machine. */
    public Duration ahead() {
        return ahead;
    }

    /** From now on it is this much later on this node than on the machine. */
    public void putAhead(Duration duration) {
        ahead = duration;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
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
