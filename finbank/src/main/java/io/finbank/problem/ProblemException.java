package io.finbank.problem;

import org.jspecify.annotations.Nullable;

/** Ends a call with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final @Nullable Integer code;

    public ProblemException(Problem problem) {
        this(problem, problem.code(), problem.message());
    }

    /** The same problem with another aggregation status code than the usual one. */
    public ProblemException(Problem problem, int code) {
        this(problem, code, problem.message());
    }

    /** The same problem with a message that says more. */
    public ProblemException(Problem problem, String message) {
        this(problem, problem.code(), message);
    }

    private ProblemException(Problem problem, @Nullable Integer code, String message) {
        super(message);
        this.problem = problem;
        this.code = code;
    }

    public Problem problem() {
        return problem;
    }

    /** The aggregation status code. */
    public @Nullable Integer code() {
        return code;
    }
}
