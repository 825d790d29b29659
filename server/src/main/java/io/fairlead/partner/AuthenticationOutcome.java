package io.fairlead.partner;

import java.time.Duration;

/** What came of a partner's showing its secret. */
public sealed interface AuthenticationOutcome {

    /** The secret is right. */
    record Granted(AccessToken token) implements AuthenticationOutcome {}

    /** The secret is wrong; after the fifth time in a row the address waits. */
    record WrongSecret() implements AuthenticationOutcome {}

    /**
     * Five wrong secrets in a row have come from the address. Nothing that it sends is looked at
     * for a while, so that guessing gains nothing; other addresses of the partner are let in.
     */
    record Locked(Duration remaining) implements AuthenticationOutcome {}

    /** The secret is right, and the operator has shut the partner out. */
    record Disabled() implements AuthenticationOutcome {}

    /**
     * The app key belongs to another partner, or there is no such partner: the same to a caller.
     */
    record UnknownPartner() implements AuthenticationOutcome {}
}
