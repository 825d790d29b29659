package io.finbank.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a fault does to a call. */
public enum FaultKind {
    /** Refuses it with an aggregation status code. */
    FAIL,
    /** Answers it late. */
    STALL,
    /** Closes the connection without an answer. */
    DROP,
    /** Answers it with bytes that are no JSON. */
    GARBAGE,
    /** Answers it with a body that does not end for a long time. */
    OVERSIZED,
    /** Answers it with a web page. */
    WRONG_MEDIA_TYPE,
    /** Refuses it because the user is locked. */
    LOCK,
    /** Refuses it until the consumer accepts new terms at the bank. */
    NEW_TERMS,
    /** Refuses it until the consumer changes the password at the bank. */
    CHANGE_PASSWORD,
    /** Refuses it because the token has expired. */
    EXPIRE_TOKEN;

    @JsonCreator
    static FaultKind named(String name) {
        return WireNames.find(values(), name);
    }

    /** Its name in requests and answers. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
