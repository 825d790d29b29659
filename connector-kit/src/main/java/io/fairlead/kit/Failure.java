package io.fairlead.kit;

import io.fairlead.spi.Cause;

/** A row of a connector's table of failures: the bank refuses an operation for a cause. */
public record Failure(Operation at, Cause cause) {}
