package io.fairlead.connector.finbank;

import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** FinBank has answered with an error, or with what cannot be read. */
final class FinBankRefusal extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final Cause why;
    private final transient @Nullable Duration retryAfter;

    FinBankRefusal(Cause why, @Nullable Duration retryAfter) {
        super(why.text(), null, false, false);
        this.why = why;
        this.retryAfter = retryAfter;
    }

    static FinBankRefusal unreadable() {
        return new FinBankRefusal(Cause.UNREADABLE_ANSWER, null);
    }

    Cause why() {
        return why;
    }

    <T> Step<T> step() {
        return new Step.Failed<>(why, retryAfter, why.text());
    }
}
