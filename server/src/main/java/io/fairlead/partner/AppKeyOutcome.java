package io.fairlead.partner;

import io.fairlead.shared.Secret;
import java.time.Instant;

/** What came of replacing a partner's app key, or of ending the one that was replaced. */
public sealed interface AppKeyOutcome {

    /**
     * There is a new key.
     *
     * @param appKey shown now and never again
     * @param olderExpiresAt until when the key before counts as well
     */
    record Replaced(Secret appKey, Instant olderExpiresAt) implements AppKeyOutcome {}

    /**
     * A key was replaced before, and still counts: a third one is not made.
     *
     * @param until when it ends by itself
     */
    record ChangeGoesOn(Instant until) implements AppKeyOutcome {}

    /** The newest key is the only one. */
    record OlderEnded() implements AppKeyOutcome {}

    /** The call came with the key that it would end. */
    record CalledWithOlder() implements AppKeyOutcome {}

    /** There is no such partner. */
    record UnknownPartner() implements AppKeyOutcome {}

    /** The secret was not accepted. */
    record Refused(AuthenticationOutcome why) implements AppKeyOutcome {}
}
