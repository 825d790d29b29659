package io.fairlead.shared;

/**
 * A reason not to start that whoever starts the server can act on. Its message is one plain
 * sentence that says what to do, meant to be shown without a stack trace.
 */
public class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStartException(String sentence) {
        super(sentence);
    }

    public CannotStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
