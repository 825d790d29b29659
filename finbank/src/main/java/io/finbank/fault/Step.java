package io.finbank.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a client does at the bank, as far as it can go wrong. */
public enum Step {
    SIGN_ON,
    ANSWERS,
    ACCOUNTS,
    BALANCE,
    OWNERS,
    ACH,
    LOAN,
    TRANSACTIONS,
    STATEMENTS,
    AUTHORIZE,
    TOKEN,
    REVOKE,
    PROBE,
    /** In a fault: every one of the others. */
    ANY;

    @JsonCreator
    static Step named(String name) {
        return WireNames.find(values(), name);
    }

    /** Its name in requests and answers. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
