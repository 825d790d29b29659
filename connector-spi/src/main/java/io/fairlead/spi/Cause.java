package io.fairlead.spi;

/**
 * Why a call failed. The list is closed; Fairlead maps each cause to one aggregation status code.
 * Where the vendor has several codes of one meaning, there is a cause for each, with the code in
 * its name.
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

    SIGN_ON_REFUSED_123("The bank refused the sign-on (123)."),
    SIGN_ON_REFUSED_125("The bank refused the sign-on (125)."),
    SIGN_ON_REFUSED_127("The bank refused the sign-on (127)."),
    SIGN_ON_REFUSED_128("The bank refused the sign-on (128)."),
    SIGN_ON_REFUSED_130("The bank refused the sign-on (130)."),

    BANK_TROUBLE_102("The bank has temporary trouble."),
    BANK_TROUBLE_320("The bank has temporary trouble (320)."),
    BANK_TROUBLE_580("The bank has temporary trouble (580)."),
    CONNECTION_IN_WORK_900("The connection to the bank is being built."),
    CONNECTION_IN_WORK_901("The connection to the bank is being repaired."),
    CONNECTION_IN_WORK_903("The connection to the bank is being repaired (903)."),
    CONNECTION_IN_WORK_904("The connection to the bank is being repaired (904)."),
    MAINTENANCE_905("The bank is in maintenance."),
    MAINTENANCE_906("The bank is in maintenance (906)."),
    MAINTENANCE_907("The bank is in maintenance (907)."),
    CONNECTION_DOWN("The connection to the bank is down."),
    SOME_USERS_FAIL_915("The connection fails for some users."),
    SOME_USERS_FAIL_916("The connection fails for some users (916)."),
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
