package io.fairlead.shared;

/**
 * A command of the operator that cannot be carried out. The message is one plain sentence that says
 * why and what to do, meant to be shown without a stack trace.
 */
public class CommandRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandRefusedException(String sentence) {
        super(sentence);
    }

    public CommandRefusedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
