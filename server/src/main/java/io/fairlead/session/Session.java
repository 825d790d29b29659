package io.fairlead.session;

import io.fairlead.link.Link;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's way through Connect.
 *
 * @param link the link it was opened with
 * @param step counts the moves of its state
 * @param ending how it ended; null while it goes on
 */
public record Session(UUID id, Link link, int step, Instant startedAt, @Nullable Ending ending) {

    /** How a session ends, and what its partner is told of it in a redirect. */
    public enum Ending {
        /** The consumer chose to leave. */
        EXIT(100, "exit");

        private final int code;
        private final String reason;

        Ending(int code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        public int code() {
            return code;
        }

        public String reason() {
            return reason;
        }
    }
}
