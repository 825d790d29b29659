package io.fairlead.shared.work;

import java.time.Instant;

/** What becomes of an item after an attempt. */
public sealed interface WorkResult {

    /** The item leaves the queue, unless it was added once more meanwhile. */
    record Done() implements WorkResult {}

    /** The item is due again later. */
    record TryAgain(Instant dueAt) implements WorkResult {}
}
