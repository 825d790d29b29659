package io.fairlead.connector.finbank;

import io.fairlead.spi.Cause;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What FinBank's errors mean. */
final class FinBankFailures {

    private FinBankFailures() {}

    /** The meaning of an error: {@code {"cause","code",…}}. */
    static Cause causeOf(JsonNode error) {
        var name = error.path("cause").asString("");
        if (name.equals("account_locked")) {
            // has the code of another cause
            return Cause.USER_LOCKED;
        }
        var byCode = error.path("code").isInt() ? ofCode(error.path("code").intValue()) : null;
        return byCode == null ? ofName(name) : byCode;
    }

    private static @Nullable Cause ofCode(int code) {
        return switch (code) {
            case 103 -> Cause.WRONG_CREDENTIALS;
            case 108 -> Cause.ACTION_NEEDED_AT_BANK;
            case 109 -> Cause.PASSWORD_EXPIRED;
            case 169 -> Cause.DUPLICATE_ACCOUNT;
            case 185 -> Cause.MFA_UNANSWERED;
            case 187 -> Cause.WRONG_MFA_ANSWER;
            case 913 -> Cause.ACCOUNT_CLOSED;
            case 914 -> Cause.ACCOUNT_UNAVAILABLE;
            case 931 -> Cause.CODE_NEEDED_EACH_TIME;
            case 936 -> Cause.LANGUAGE_NOT_SUPPORTED;
            case 945 -> Cause.CONSENT_MISSING;
            case 946 -> Cause.ACCOUNT_NOT_FOUND;
            case 947 -> Cause.TOKEN_EXPIRED;
            case 948 -> Cause.SIGN_IN_AT_BANK_NEEDED;
            default -> ofTroubleCode(code);
        };
    }

    private static @Nullable Cause ofTroubleCode(int code) {
        return switch (code) {
            case 102 -> Cause.BANK_TROUBLE_102;
            case 123 -> Cause.SIGN_ON_REFUSED_123;
            case 125 -> Cause.SIGN_ON_REFUSED_125;
            case 127 -> Cause.SIGN_ON_REFUSED_127;
            case 128 -> Cause.SIGN_ON_REFUSED_128;
            case 130 -> Cause.SIGN_ON_REFUSED_130;
            case 320 -> Cause.BANK_TROUBLE_320;
            case 580 -> Cause.BANK_TROUBLE_580;
            case 900 -> Cause.CONNECTION_IN_WORK_900;
            case 901 -> Cause.CONNECTION_IN_WORK_901;
            case 903 -> Cause.CONNECTION_IN_WORK_903;
            case 904 -> Cause.CONNECTION_IN_WORK_904;
            case 905 -> Cause.MAINTENANCE_905;
            case 906 -> Cause.MAINTENANCE_906;
            case 907 -> Cause.MAINTENANCE_907;
            case 910 -> Cause.CONNECTION_DOWN;
            case 915 -> Cause.SOME_USERS_FAIL_915;
            case 916 -> Cause.SOME_USERS_FAIL_916;
            case 920, 921, 922, 923, 924, 925, 926, 927, 928, 929 ->
                    Cause.INSTITUTION_NOT_SUPPORTED;
            default -> null;
        };
    }

    private static Cause ofName(String name) {
        return switch (name) {
            case "session_expired", "token_expired" -> Cause.TOKEN_EXPIRED;
            case "state_expired" -> Cause.STATE_EXPIRED;
            case "not_supported" -> Cause.NOT_SUPPORTED;
            case "rate_limited" -> Cause.RATE_LIMITED;
            case "unavailable", "internal" -> Cause.BANK_TROUBLE_102;
            default -> Cause.UNREADABLE_ANSWER;
        };
    }
}
