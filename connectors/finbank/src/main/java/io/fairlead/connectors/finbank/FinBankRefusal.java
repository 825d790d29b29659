package io.fairlead.connectors.finbank;

import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import java.io.Serial;

/** FinBank has answered with an error, or with what cannot be read. */
final class FinBankRefusal extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final transient Step.Failed<?> failure;

    FinBankRefusal(Step.Failed<?> failure) {
        super(failure.safeText(), null, false, false);
        this.failure = failure;
    }

    FinBankRefusal(Cause why) {
        this(new Step.Failed<>(why, null, why.text()));
    }

    static FinBankRefusal unreadable() {
        return new FinBankRefusal(Cause.UNREADABLE_ANSWER);
    }

    Cause why() {
        return failure.cause();
    }

    <T> Step<T> step() {
        return failure.ofAnother();
    }
}
