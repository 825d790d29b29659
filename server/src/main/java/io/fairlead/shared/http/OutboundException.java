package io.fairlead.shared.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There is no answer of the other host that can be used. */
public final class OutboundException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    /** Why there is none. */
    public enum Reason {
        /** No connection was made: nothing of the request was seen. */
        UNREACHABLE,
        /** The address is not of the public internet, and this is not a sandbox. */
        FORBIDDEN,
        /** No TLS: no trusted certificate, one of another host, or no agreement. */
        UNTRUSTED,
        TIMED_OUT,
        /** The connection ended before the answer was whole. */
        BROKEN_OFF,
        TOO_LONG
    }

    private final Reason reason;

    OutboundException(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
