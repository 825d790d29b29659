package io.fairlead.shared.api;

/**
 * Ends a call with a {@link Problem}; the message is the public one, so it never holds a secret.
 */
public final class ProblemException extends RuntimeException {

    private final Problem problem;
    private final int code;

    ProblemException(Problem problem, int code, String message) {
        // An expected answer, thrown by the thousand under attack: no stack trace, no suppression.
        super(message, null, false, false);
        this.problem = problem;
        this.code = code;
    }

    public Problem problem() {
        return problem;
    }

    /** The public code. */
    public int code() {
        return code;
    }

    /** The public text. */
    public String publicMessage() {
        return String.valueOf(getMessage());
    }
}
