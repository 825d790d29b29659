package io.fairlead.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link with what has become of it.
 *
 * @param usedAt when a session of it has succeeded, if it is for a single use
 * @param revokedAt when the partner has ended it
 * @param customerDeleted whether the customer is no more
 */
public record LinkStatus(
        Link link, @Nullable Instant usedAt, @Nullable Instant revokedAt, boolean customerDeleted) {

    /** What has become of it by then; the end of its time counts last. */
    public State at(Instant moment) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (usedAt != null) {
            return State.USED;
        }
        return moment.isBefore(link.expiresAt()) ? State.OPEN : State.EXPIRED;
    }

    /** What has become of a link. */
    public enum State {
        /** A consumer can start a session. */
        OPEN,
        /** Its time is over. */
        EXPIRED,
        /** It was for a single use, and a session has succeeded. */
        USED,
        /** The partner has ended it. */
        REVOKED
    }
}
