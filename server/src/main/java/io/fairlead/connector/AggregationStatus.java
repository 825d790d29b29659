package io.fairlead.connector;

import io.fairlead.spi.Cause;

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
                    case SIGN_ON_REFUSED_123 -> 123;
                    case SIGN_ON_REFUSED_125 -> 125;
                    case SIGN_ON_REFUSED_127 -> 127;
                    case SIGN_ON_REFUSED_128 -> 128;
                    case SIGN_ON_REFUSED_130 -> 130;
                    case BANK_TROUBLE_102, RATE_LIMITED -> 102;
                    case TIMED_OUT, UNREACHABLE, BROKEN_OFF, UNREADABLE_ANSWER -> 102;
                    case BANK_TROUBLE_320 -> 320;
                    case BANK_TROUBLE_580 -> 580;
                    case CONNECTION_IN_WORK_900 -> 900;
                    case CONNECTION_IN_WORK_901 -> 901;
                    case CONNECTION_IN_WORK_903 -> 903;
                    case CONNECTION_IN_WORK_904 -> 904;
                    case MAINTENANCE_905 -> 905;
                    case MAINTENANCE_906 -> 906;
                    case MAINTENANCE_907 -> 907;
                    case CONNECTION_DOWN -> 910;
                    case SOME_USERS_FAIL_915 -> 915;
                    case SOME_USERS_FAIL_916 -> 916;
                    case INSTITUTION_NOT_SUPPORTED, NOT_SUPPORTED -> 920;
                });
    }

    public boolean successful() {
        return code == 0;
    }
}
