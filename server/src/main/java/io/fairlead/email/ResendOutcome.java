package io.fairlead.email;

/** What came of sending a mail again. */
public sealed interface ResendOutcome {

    /** A new mail, with the same link or, once that has expired, with a new one. */
    record Taken(Email email) implements ResendOutcome {}

    /** The partner has no such mail. */
    record Unknown() implements ResendOutcome {}

    /** The link was used or revoked, or its customer is gone. */
    record LinkEnded() implements ResendOutcome {}

    /** This server sends no mail. */
    record NoMail() implements ResendOutcome {}
}
