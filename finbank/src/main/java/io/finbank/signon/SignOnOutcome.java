package io.finbank.signon;

import io.finbank.signon.question.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a sign-on has come. */
sealed interface SignOnOutcome {

    /** The user is in. */
    record SignedOn(String session, Instant expiresAt) implements SignOnOutcome {}

    /**
     * The bank has questions, which can be answered once with this state.
     *
     * @param refused the code of the wrong answer after which it asks once more; null when it asks
     *     for the first time
     * @param sendsNewCode whether another code can be had with this state
     */
    record Asked(
            String state,
            Instant expiresAt,
            List<Question> questions,
            @Nullable Integer refused,
            boolean sendsNewCode)
            implements SignOnOutcome {}
}
