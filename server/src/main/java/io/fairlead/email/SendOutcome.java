package io.fairlead.email;

import io.fairlead.link.LinkOutcome;

/** What came of asking for a mail. */
public sealed interface SendOutcome {

    /** The mail and its link are durable; it is on its way. */
    record Taken(Email email) implements SendOutcome {}

    /** There is no link, and so no mail. */
    record WithoutLink(LinkOutcome refusal) implements SendOutcome {}

    /** This server sends no mail. */
    record NoMail() implements SendOutcome {}
}
