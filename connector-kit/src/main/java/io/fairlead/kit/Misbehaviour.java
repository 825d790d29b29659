package io.fairlead.kit;

import io.fairlead.spi.Cause;

/** What a bank does instead of answering. */
public enum Misbehaviour {
    /** It answers after the deadline of the call. */
    SLOW(Cause.TIMED_OUT),
    /** It closes the connection. */
    DROPPED(Cause.BROKEN_OFF),
    /** It sends more than {@link io.fairlead.spi.BankHttp#MAX_ANSWER_BYTES}. */
    OVERSIZED(Cause.UNREADABLE_ANSWER),
    /** It sends bytes that are not what they claim to be. */
    GARBAGE(Cause.UNREADABLE_ANSWER),
    /** It sends a web page. */
    WRONG_MEDIA_TYPE(Cause.UNREADABLE_ANSWER),
    /** It sends an empty JSON object, as after a change of its API. */
    OTHER_SHAPE(Cause.UNREADABLE_ANSWER);

    private final Cause cause;

    Misbehaviour(Cause cause) {
        this.cause = cause;
    }

    /** What the connector must make of it. */
    Cause cause() {
        return cause;
    }

    /** Whether no answer reaches the connector. */
    boolean unanswered() {
        return switch (this) {
            case SLOW, DROPPED, OVERSIZED -> true;
            case GARBAGE, WRONG_MEDIA_TYPE, OTHER_SHAPE -> false;
        };
    }
}
