package io.fairlead.partner;

import io.fairlead.shared.PartnerId;

/** Who is behind the app key and the token of a call. */
public sealed interface CallerOutcome {

    /** Both are valid and belong together. */
    record Known(PartnerId partner) implements CallerOutcome {}

    /** Both belong together, and the operator has shut the partner out. */
    record Disabled() implements CallerOutcome {}

    /** The token was never issued to the app key's partner, or was revoked. */
    record UnknownToken() implements CallerOutcome {}

    /** The token was valid once. */
    record ExpiredToken() implements CallerOutcome {}
}
