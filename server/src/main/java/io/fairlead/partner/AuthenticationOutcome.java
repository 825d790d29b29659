package io.fairlead.partner;

/** What came of a partner's showing its secret. */
public sealed interface AuthenticationOutcome {

    /** The secret is right. */
    record Granted(AccessToken token) implements AuthenticationOutcome {}

    /** The secret is wrong; the fifth time in a row locks the partner. */
    record WrongSecret() implements AuthenticationOutcome {}

    /** Five wrong secrets in a row came before; only the operator unlocks. */
    record Locked() implements AuthenticationOutcome {}

    /**
     * The app key belongs to another partner, or there is no such partner: the same to a caller.
     */
    record UnknownPartner() implements AuthenticationOutcome {}
}
