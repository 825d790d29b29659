package io.fairlead.webhook;

import io.fairlead.shared.database.StoredName;
import io.fairlead.shared.http.OutboundException;

/** The outcome of an attempt to deliver an event. */
public enum AttemptOutcome implements StoredName {
    /** The receiver answered with a status of the 200 series. */
    DELIVERED("DELIVERED"),
    /** The receiver answered with another status. */
    REFUSED("REFUSED"),
    /** The receiver answered 410: it wants no more events of this stream. */
    GONE("GONE"),
    /** No connection was made. */
    UNREACHABLE("UNREACHABLE"),
    /** The receiver's address is not a public one. */
    FORBIDDEN("FORBIDDEN"),
    /** The receiver's certificate cannot be trusted. */
    UNTRUSTED("UNTRUSTED"),
    /** The receiver took too long. */
    TIMED_OUT("TIMED_OUT"),
    /** The connection ended before the answer was whole. */
    BROKEN_OFF("BROKEN_OFF"),
    /** Fairlead itself failed. */
    FAULT("FAULT");

    private final String storedName;

    AttemptOutcome(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }

    private static final int STATUS_GONE = 410;

    public static AttemptOutcome of(int status) {
        if (status == STATUS_GONE) {
            return GONE;
        }
        return status >= 200 && status < 300 ? DELIVERED : REFUSED;
    }

    public static AttemptOutcome of(OutboundException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> UNREACHABLE;
            case FORBIDDEN -> FORBIDDEN;
            case UNTRUSTED -> UNTRUSTED;
            case TIMED_OUT -> TIMED_OUT;
            case BROKEN_OFF, TOO_LONG -> BROKEN_OFF;
        };
    }
}
