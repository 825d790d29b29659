package io.fairlead.partner;

/** What came of a partner's changing its secret. */
public sealed interface SecretChangeOutcome {

    /** The new secret is valid at once, the old one no longer. Tokens stay, unless asked to end. */
    record Changed() implements SecretChangeOutcome {}

    /** The new secret breaks {@link SecretPolicy}. */
    record AgainstPolicy() implements SecretChangeOutcome {}

    /** The old secret was not accepted. */
    record Refused(AuthenticationOutcome why) implements SecretChangeOutcome {}
}
