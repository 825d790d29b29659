package io.fairlead.connect.screen.error;

import io.fairlead.session.state.Refusal;

/** What a refusal looks like: one picture for each kind of thing that has happened. */
public enum ErrorPicture {
    /** It is done already. */
    DONE,
    /** What was entered to sign in was not taken. */
    SIGN_IN,
    /** The bank has locked the consumer's access, or soon would. */
    LOCKED,
    /** The bank's question was not answered as it wants it. */
    QUESTION,
    /** A time is over, or has not come yet. */
    TIME,
    /** The consumer has not given a permission that the bank needs. */
    PERMISSION,
    /** Something is to be done at the bank itself. */
    AT_BANK,
    /** It is about an account. */
    ACCOUNT,
    /** The bank, or the connection to it, is worked on. */
    MAINTENANCE,
    /** The bank does not work as it should. */
    OUTAGE,
    /** There is no connection to this bank. */
    NO_CONNECTION,
    /** The fault is ours. */
    FAULT;

    static ErrorPicture of(Refusal.Kind kind) {
        return switch (kind) {
            case ALREADY_LINKED -> DONE;
            case CREDENTIALS, PASSWORD_EXPIRED, SIGN_ON_REFUSED -> SIGN_IN;
            case TOO_MANY_TRIES, USER_LOCKED -> LOCKED;
            case MFA_UNANSWERED, MFA_WRONG, CODE_EACH_TIME -> QUESTION;
            case ANSWER_TOO_LATE, ACCESS_EXPIRED, BUSY -> TIME;
            case CONSENT_MISSING, CONSENT_DENIED -> PERMISSION;
            case ACTION_AT_BANK, LANGUAGE, SIGN_IN_AT_BANK -> AT_BANK;
            case ACCOUNT_NOT_FOUND, ACCOUNT_CLOSED, ACCOUNT_UNAVAILABLE, NO_ELIGIBLE_ACCOUNTS ->
                    ACCOUNT;
            case IN_WORK, MAINTENANCE -> MAINTENANCE;
            case BANK_TROUBLE, NO_ANSWER, DOWN, SOME_USERS -> OUTAGE;
            case NOT_SUPPORTED -> NO_CONNECTION;
            case FAULT -> FAULT;
        };
    }
}
