package io.fairlead.connectors.finbank;

import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What FinBank's errors mean. */
final class FinBankFailures {

    /** Codes that say more than their cause, which a simulator may. */
    private static final Set<Integer> STATUS_BEYOND_CAUSE =
            Set.of(
                    102, 123, 125, 127, 128, 130, 320, 580, 900, 901, 903, 904, 905, 906, 907, 915,
                    916);

    /** Those of them that stand in the text as well. */
    private static final Set<Integer> TEXT_WITH_CODE =
            Set.of(123, 125, 127, 128, 130, 320, 580, 903, 904, 906, 907, 916);

    private FinBankFailures() {}

    /** The refusal that an error is: {@code {"cause","code",…}}. */
    static FinBankRefusal refusal(JsonNode error, @Nullable Duration retryAfter) {
        var cause = causeOf(error);
        var code = error.path("code").isInt() ? error.path("code").intValue() : 0;
        return new FinBankRefusal(
                new Step.Failed<>(
                        cause,
                        retryAfter,
                        text(cause, code),
                        isBeforeAnything(cause),
                        STATUS_BEYOND_CAUSE.contains(code) ? code : null));
    }

    private static String text(Cause cause, int code) {
        return TEXT_WITH_CODE.contains(code)
                ? cause.text().replaceFirst("\\.$", " (%d).".formatted(code))
                : cause.text();
    }

    /** FinBank's trouble is met before a call has done anything. */
    private static boolean isBeforeAnything(Cause cause) {
        return switch (cause) {
            case BANK_TROUBLE, MAINTENANCE, CONNECTION_DOWN, RATE_LIMITED -> true;
            default -> false;
        };
    }

    private static Cause causeOf(JsonNode error) {
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
            case 102, 320, 580 -> Cause.BANK_TROUBLE;
            case 123, 125, 127, 128, 130 -> Cause.SIGN_ON_REFUSED;
            case 900 -> Cause.CONNECTION_BEING_BUILT;
            case 901, 903, 904 -> Cause.CONNECTION_BEING_REPAIRED;
            case 905, 906, 907 -> Cause.MAINTENANCE;
            case 910 -> Cause.CONNECTION_DOWN;
            case 915, 916 -> Cause.SOME_USERS_FAIL;
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
            case "unavailable", "internal" -> Cause.BANK_TROUBLE;
            default -> Cause.UNREADABLE_ANSWER;
        };
    }
}
