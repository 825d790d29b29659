package io.fairlead.connector.finbank;

import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** FinBank has answered with an error. */
final class FinBankRefusal extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final Cause why;
    private final transient @Nullable Duration retryAfter;

    FinBankRefusal(Cause why, @Nullable Duration retryAfter) {
        super(why.text(), null, false, false);
        this.why = why;
        this.retryAfter = retryAfter;
    }

    <T> Step<T> step() {
        return new Step.Failed<>(why, retryAfter, why.text());
    }
}
