package io.fairlead.spi;

import java.io.Serial;

/** There is no answer of the bank. A connector may let it pass. */
public final class BankHttpException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final Cause why;

    /**
     * @param why {@link Cause#TIMED_OUT}, {@link Cause#UNREACHABLE}, {@link Cause#BROKEN_OFF} or
     *     {@link Cause#UNREADABLE_ANSWER}
     */
    public BankHttpException(Cause why, String message) {
        super(message);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
