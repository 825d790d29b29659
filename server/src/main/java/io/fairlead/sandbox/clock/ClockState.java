package io.fairlead.sandbox.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * What time it is.
 *
 * @param offset how much later it is than on the machine
 */
public record ClockState(Instant now, Duration offset) {}
