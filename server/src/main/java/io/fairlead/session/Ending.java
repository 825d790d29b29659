package io.fairlead.session;

/**
 * How a session ends, and what its partner is told of it. Source: {@code docs/compatibility.md},
 * "End of a session".
 */
public enum Ending {
    /** The consumer has finished. */
    COMPLETE(200, "complete"),
    /** The consumer chose to leave. */
    EXIT(100, "exit"),
    /** The login that was to be repaired works. */
    NOTHING_TO_FIX(201, "error"),
    /** The consumer did nothing for too long, or took too long in all. */
    TIMEOUT(1440, "timeout"),
    /** Another session of the single-use link was completed meanwhile. */
    LINK_USED(401, "error"),
    /** Whoever shows the app says it is something that no SDK is. */
    INVALID_SDK(1412, "error");

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
