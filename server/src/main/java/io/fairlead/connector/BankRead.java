package io.fairlead.connector;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.Connector;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Step;

/** One call that reads, and may be repeated. */
@FunctionalInterface
public interface BankRead<T> {

    Step<T> from(Connector connector, BankContext bank, Grant grant);
}
