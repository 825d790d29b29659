package io.fairlead.shared.problem;

/**
 * Ends a call with a {@link Problem}; the message is the public one, so it never holds a secret.
 */
public final class ProblemException extends RuntimeException {

    private final Problem problem;

    ProblemException(Problem problem, String message) {
        // An expected answer, thrown by the thousand under attack: no stack trace, no suppression.
        super(message, null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** The public text. */
    public String publicMessage() {
        return String.valueOf(getMessage());
    }
}
