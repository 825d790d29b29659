package io.fairlead.webhook;

import io.fairlead.shared.database.StoredName;
import io.fairlead.shared.http.OutboundException;

/** What came of an attempt to tell a receiver. */
public enum Outcome implements StoredName {
    /** It answered with a status of the 200 series. */
    DELIVERED("DELIVERED"),
    /** It answered with another status. */
    REFUSED("REFUSED"),
    /** It answered 410: it wants no events of this session any more. */
    GONE("GONE"),
    /** No connection was made. */
    UNREACHABLE("UNREACHABLE"),
    /** Its address is not a public one. */
    FORBIDDEN("FORBIDDEN"),
    /** Its certificate cannot be trusted. */
    UNTRUSTED("UNTRUSTED"),
    /** It took too long. */
    TIMED_OUT("TIMED_OUT"),
    /** The connection ended before the answer was whole. */
    BROKEN_OFF("BROKEN_OFF"),
    /** Fairlead itself failed. */
    FAULT("FAULT");

    private final String storedName;

    Outcome(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }

    private static final int STATUS_GONE = 410;

    static Outcome of(int status) {
        if (status == STATUS_GONE) {
            return GONE;
        }
        return status >= 200 && status < 300 ? DELIVERED : REFUSED;
    }

    static Outcome of(OutboundException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> UNREACHABLE;
            case FORBIDDEN -> FORBIDDEN;
            case UNTRUSTED -> UNTRUSTED;
            case TIMED_OUT -> TIMED_OUT;
            case BROKEN_OFF, TOO_LONG -> BROKEN_OFF;
        };
    }
}
