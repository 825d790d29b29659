package io.fairlead.spi;

/**
 * Why a call failed. The list is closed, and says what has happened and not how a partner is told:
 * Fairlead makes an aggregation status code of each cause.
 */
public enum Cause {
    /** The credentials are wrong, or were changed at the bank. Never retried. */
    WRONG_CREDENTIALS("The bank refused the credentials."),
    /** The bank has locked the user. */
    USER_LOCKED("The bank has locked this user."),
    /** The bank wants something done on its own pages first, such as new terms accepted. */
    ACTION_NEEDED_AT_BANK("The bank asks for an action on its own site."),
    PASSWORD_EXPIRED("The password must be changed at the bank."),
    /** The account is linked already. */
    DUPLICATE_ACCOUNT("The account is linked already."),
    /** A challenge was left without an answer. */
    MFA_UNANSWERED("The bank asked for a further answer, which was not given."),
    WRONG_MFA_ANSWER("The bank refused the answer."),
    /** A one-time code is needed at every connection. */
    CODE_NEEDED_EACH_TIME("The bank asks for a one-time code at every connection."),
    LANGUAGE_NOT_SUPPORTED("The language chosen at the bank is not supported."),
    /** The bank has moved to OAuth, and consent is missing or ended. */
    CONSENT_MISSING("The bank needs the consumer's consent."),
    /** The bank has moved to OAuth, and the consumer has not signed in there. */
    SIGN_IN_AT_BANK_NEEDED("The bank needs the consumer to sign in on its own site."),
    /** The session or token has ended; Fairlead renews the grant once before it gives up. */
    TOKEN_EXPIRED("The access to the bank has expired."),
    /** The consumer declined on the bank's page. */
    CONSENT_DENIED("The consumer declined at the bank."),
    ACCOUNT_NOT_FOUND("The bank does not know the account."),
    ACCOUNT_CLOSED("The account is closed."),
    ACCOUNT_UNAVAILABLE("The account is not available any more."),

    /** The bank refused the sign-on, and does not say for what. */
    SIGN_ON_REFUSED("The bank refused the sign-on."),

    /** The bank fails for now, and it is neither known nor announced why. */
    BANK_TROUBLE("The bank has temporary trouble."),
    /** The connector does not serve this bank yet. */
    CONNECTION_BEING_BUILT("The connection to the bank is being built."),
    /** The bank has changed, and the connector is being changed after it. */
    CONNECTION_BEING_REPAIRED("The connection to the bank is being repaired."),
    /** The bank has announced that it does not work for a while. */
    MAINTENANCE("The bank is in maintenance."),
    /** The bank has closed the interface, or refuses Fairlead itself. */
    CONNECTION_DOWN("The connection to the bank is down."),
    SOME_USERS_FAIL("The connection fails for some users."),
    INSTITUTION_NOT_SUPPORTED("The institution is not supported."),
    RATE_LIMITED("The bank accepts no more calls for now."),

    /** The bank did not answer in time. */
    TIMED_OUT("The bank did not answer in time."),
    /** No connection could be made, so that the bank has seen nothing of the call. */
    UNREACHABLE("The bank could not be reached."),
    /** The bank broke the connection off; it may have seen the call. */
    BROKEN_OFF("The bank broke the connection off."),
    /** What the bank answered makes no sense, or is too long. */
    UNREADABLE_ANSWER("The bank's answer could not be read."),
    /** What the consumer was asked has expired or was answered already. */
    STATE_EXPIRED("The time to answer is over."),
    /** The connector cannot do this, or not for this account. */
    NOT_SUPPORTED("The bank does not offer this.");

    private final String text;

    Cause(String text) {
        this.text = text;
    }

    /** One English sentence without any data of a consumer. */
    public String text() {
        return text;
    }
}
