package io.fairlead.kit;

/** What a connector is asked to do, as far as it can go wrong. */
public enum Operation {
    /** To begin a link. */
    BEGIN,
    /** To go on with what the consumer gave first: the filled form, or the bank's callback. */
    RESUME,
    /** To go on with the answers to the bank's questions. */
    ANSWER,
    RENEW,
    ACCOUNTS,
    BALANCE,
    TRANSACTIONS,
    /** To read everything of a login at once. */
    VISIT,
    OWNERS,
    ACH_DETAILS,
    LOAN_PAYMENT,
    STATEMENTS,
    STATEMENT,
    REVOKE;

    /** Whether every connector can do it. */
    boolean required() {
        return switch (this) {
            case BEGIN, RESUME, ACCOUNTS, BALANCE, TRANSACTIONS -> true;
            default -> false;
        };
    }
}
