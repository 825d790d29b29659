package io.finbank.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The time at the bank: that of the machine, moved by an offset that survives a restart. */
@Component
public class BankClock extends Clock {

    private final ClockStore store;
    private final InstantSource machine = InstantSource.system();
    private volatile Duration offset;

    BankClock(ClockStore store) {
        this.store = store;
        this.offset = store.offset();
    }

    /** How much later it is at the bank than it is. */
    public Duration offset() {
        return offset;
    }

    /** From now on it is this much later at the bank than it is. */
    public synchronized void moveBy(Duration newOffset) {
        store.keep(newOffset);
        offset = newOffset;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource moved = () -> machine.instant().plus(offset);
        return moved.withZone(zone);
    }
}
