package io.finbank.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a problem is answered. */
record ProblemBody(Content error) {

    private static final int RETRY_AFTER_SECONDS = 60;

    static ProblemBody of(ProblemException problem) {
        return new ProblemBody(
                new Content(
                        problem.problem().wireName(),
                        problem.code(),
                        Objects.requireNonNull(problem.getMessage()),
                        problem.problem().passes() ? RETRY_AFTER_SECONDS : null));
    }

    record Content(
            String cause,
            @Nullable Integer code,
            String message,
            @Nullable Integer retryAfterSeconds) {}
}
