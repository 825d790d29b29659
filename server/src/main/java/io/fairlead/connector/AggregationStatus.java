package io.fairlead.connector;

import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;

/**
 * How the last aggregation of an account ended, as a number of the vendor's list.
 *
 * @param code 0: success
 */
public record AggregationStatus(int code) {

    public static final AggregationStatus SUCCESS = new AggregationStatus(0);

    /** The bank wants the credentials. */
    public static final AggregationStatus CREDENTIALS_NEEDED = new AggregationStatus(103);

    /** The bank asks a question. */
    public static final AggregationStatus MFA_NEEDED = new AggregationStatus(185);

    /** The consumer has never consented at the bank. */
    public static final AggregationStatus CONSENT_NEEDED = new AggregationStatus(945);

    /**
     * The consumer has agreed until a time that is over. As for access that a bank has ended, Fix
     * renews it.
     */
    public static final AggregationStatus CONSENT_OVER = of(Cause.TOKEN_EXPIRED);

    /**
     * The one place where causes become codes. Source: docs/compatibility.md, aggregation status.
     */
    public static AggregationStatus of(Cause cause) {
        return new AggregationStatus(
                switch (cause) {
                    case WRONG_CREDENTIALS -> 103;
                    case USER_LOCKED, ACTION_NEEDED_AT_BANK -> 108;
                    case PASSWORD_EXPIRED -> 109;
                    case DUPLICATE_ACCOUNT -> 169;
                    case MFA_UNANSWERED, STATE_EXPIRED -> 185;
                    case WRONG_MFA_ANSWER -> 187;
                    case CODE_NEEDED_EACH_TIME -> 931;
                    case LANGUAGE_NOT_SUPPORTED -> 936;
                    case CONSENT_MISSING, CONSENT_DENIED -> 945;
                    case ACCOUNT_NOT_FOUND -> 946;
                    case TOKEN_EXPIRED -> 947;
                    case SIGN_IN_AT_BANK_NEEDED -> 948;
                    case ACCOUNT_CLOSED -> 913;
                    case ACCOUNT_UNAVAILABLE -> 914;
                    case SIGN_ON_REFUSED -> 123;
                    case BANK_TROUBLE, RATE_LIMITED -> 102;
                    case TIMED_OUT, UNREACHABLE, BROKEN_OFF, UNREADABLE_ANSWER -> 102;
                    case CONNECTION_BEING_BUILT -> 900;
                    case CONNECTION_BEING_REPAIRED -> 901;
                    case MAINTENANCE -> 905;
                    case CONNECTION_DOWN -> 910;
                    case SOME_USERS_FAIL -> 915;
                    case INSTITUTION_NOT_SUPPORTED, NOT_SUPPORTED -> 920;
                });
    }

    /** The code of a failure: the bank's own where it knows the vendor's, else its cause's. */
    static AggregationStatus of(Step.Failed<?> failed) {
        return failed.vendorStatus() == null
                ? of(failed.cause())
                : new AggregationStatus(failed.vendorStatus());
    }

    public boolean successful() {
        return code == 0;
    }
}
