package io.fairlead.session.state;

import io.fairlead.shared.database.StoredName;

/**
 * How a session ends, and what its partner is told of it. Source: {@code docs/compatibility.md},
 * "End of a session".
 */
public enum Ending implements StoredName {
    /** The consumer has finished. */
    COMPLETE("COMPLETE", 200, "complete"),
    /** The consumer chose to leave. */
    EXIT("EXIT", 100, "exit"),
    /** The login that was to be repaired works. */
    NOTHING_TO_FIX("NOTHING_TO_FIX", 201, "error"),
    /** The consumer did nothing for too long, or took too long in all. */
    TIMEOUT("TIMEOUT", 1440, "timeout"),
    /** Another session of the single-use link was completed meanwhile. */
    LINK_USED("LINK_USED", 401, "error"),
    /** The partner has revoked the link. */
    LINK_REVOKED("LINK_REVOKED", 401, "error"),
    /** The partner has deleted the customer, or one of the borrowers. */
    CUSTOMER_DELETED("CUSTOMER_DELETED", 401, "error"),
    /** Whoever shows the app says it is something that no SDK is. */
    INVALID_SDK("INVALID_SDK", 1412, "error");

    private final String storedName;
    private final int code;
    private final String reason;

    Ending(String storedName, int code, String reason) {
        this.storedName = storedName;
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
