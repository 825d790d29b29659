package io.fairlead.people;

import io.fairlead.shared.Secret;
import java.time.Instant;

/** What came of adding a person. */
public sealed interface AddOutcome {

    /** The person is new and sets up a password with the one-time password, until it ends. */
    record Invited(Secret oneTimePassword, Instant until) implements AddOutcome {}

    /** The person is new and signs in at the OpenID provider. */
    record Added() implements AddOutcome {}

    /** The person was there before and has the role now. */
    record Granted() implements AddOutcome {}

    record UnknownPartner() implements AddOutcome {}
}
