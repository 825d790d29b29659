package io.fairlead.shared.api;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call with a {@link Problem}; the message is the public one, so it never holds a secret.
 */
public final class ProblemException extends RuntimeException {

    private final Problem problem;
    private final int code;
    private final @Nullable Duration retryAfter;

    ProblemException(Problem problem, int code, String message) {
        this(problem, code, message, null);
    }

    ProblemException(Problem problem, int code, String message, @Nullable Duration retryAfter) {
        // An expected answer, thrown by the thousand under attack: no stack trace, no suppression.
        super(message, null, false, false);
        this.problem = problem;
        this.code = code;
        this.retryAfter = retryAfter;
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

    /** In how many whole seconds to come again, where that is known. */
    public OptionalLong retryAfterSeconds() {
        return retryAfter == null ? OptionalLong.empty() : OptionalLong.of(seconds(retryAfter));
    }

    static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
