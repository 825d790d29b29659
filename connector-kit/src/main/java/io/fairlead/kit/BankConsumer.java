package io.fairlead.kit;

import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Step;

/** A consumer of the bank, played by the test. */
@FunctionalInterface
public interface BankConsumer {

    /**
     * Does what the step asks: fills the form, answers the questions, or visits the bank's page and
     * comes back with its callback.
     */
    ConsumerInput answer(Step<Linked> asked);
}
