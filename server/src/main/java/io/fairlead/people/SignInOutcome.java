package io.fairlead.people;

import io.fairlead.shared.Secret;
import java.time.Duration;
import java.util.List;

/** What came of a step of signing in, or of setting up the sign-in. */
public sealed interface SignInOutcome {

    /**
     * Right so far; a code comes next.
     *
     * @param attempt what the browser shows with it
     */
    record CodeIsNext(Secret attempt) implements SignInOutcome {}

    /**
     * The person has signed in.
     *
     * @param session the token of the session
     * @param back the page that was asked for
     * @param recoveryCodes the person's new ones, which are shown once; none unless the sign-in was
     *     set up
     */
    record SignedIn(Secret session, String back, List<Secret> recoveryCodes)
            implements SignInOutcome {}

    /** Not right, whatever it is that is wrong. */
    record Wrong() implements SignInOutcome {}

    /** Five wrong ones in a row have come: nothing is looked at for a while. */
    record Locked(Duration remaining) implements SignInOutcome {}

    /** The new password is too short, too long, or too easy. */
    record AgainstPolicy() implements SignInOutcome {}

    /** The step before was too long ago, or was undone. */
    record Expired() implements SignInOutcome {}
}
