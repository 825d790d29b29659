package io.finbank.signon;

import java.time.Instant;
import java.util.List;

/** How far a sign-on has come. */
sealed interface SignOnOutcome {

    /** The user is in. */
    record SignedOn(String session, Instant expiresAt) implements SignOnOutcome {}

    /** The bank has questions, which can be answered once with this state. */
    record Asked(String state, Instant expiresAt, List<Question> questions)
            implements SignOnOutcome {}
}
