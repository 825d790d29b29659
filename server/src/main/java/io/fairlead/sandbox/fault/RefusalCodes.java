package io.fairlead.sandbox.fault;

import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What has happened at a bank, for each aggregation status that can be told. */
public final class RefusalCodes {

    private static final Map<Integer, Cause> CAUSES = causes();

    private RefusalCodes() {}

    private static Map<Integer, Cause> causes() {
        var causes = new TreeMap<Integer, Cause>();
        causes.put(103, Cause.WRONG_CREDENTIALS);
        causes.put(108, Cause.ACTION_NEEDED_AT_BANK);
        causes.put(109, Cause.PASSWORD_EXPIRED);
        causes.put(169, Cause.DUPLICATE_ACCOUNT);
        causes.put(185, Cause.MFA_UNANSWERED);
        causes.put(187, Cause.WRONG_MFA_ANSWER);
        causes.put(331, Cause.STATE_EXPIRED);
        causes.put(900, Cause.CONNECTION_BEING_BUILT);
        causes.put(910, Cause.CONNECTION_DOWN);
        causes.put(913, Cause.ACCOUNT_CLOSED);
        causes.put(914, Cause.ACCOUNT_UNAVAILABLE);
        causes.put(931, Cause.CODE_NEEDED_EACH_TIME);
        causes.put(936, Cause.LANGUAGE_NOT_SUPPORTED);
        causes.put(945, Cause.CONSENT_MISSING);
        causes.put(946, Cause.ACCOUNT_NOT_FOUND);
        causes.put(947, Cause.TOKEN_EXPIRED);
        causes.put(948, Cause.SIGN_IN_AT_BANK_NEEDED);
        put(causes, Cause.BANK_TROUBLE, 102, 320, 500, 580);
        put(causes, Cause.SIGN_ON_REFUSED, 123, 125, 127, 128, 130);
        put(causes, Cause.CONNECTION_BEING_REPAIRED, 901, 903, 904);
        put(causes, Cause.MAINTENANCE, 905, 906, 907);
        put(causes, Cause.SOME_USERS_FAIL, 915, 916);
        for (var code = 920; code <= 929; code++) {
            causes.put(code, Cause.INSTITUTION_NOT_SUPPORTED);
        }
        return causes;
    }

    private static void put(Map<Integer, Cause> causes, Cause cause, int... codes) {
        for (var code : codes) {
            causes.put(code, cause);
        }
    }

    /** All codes a fault can refuse with, in their order. */
    public static Iterable<Integer> all() {
        return CAUSES.keySet();
    }

    static boolean has(int code) {
        return CAUSES.containsKey(code);
    }

    /** The failure that is told by a code. The bank has done nothing of what it was asked. */
    static Step.Failed<?> failure(int code) {
        var cause = Optional.ofNullable(CAUSES.get(code)).orElse(Cause.BANK_TROUBLE);
        return new Step.Failed<>(cause, null, cause.text(), true, code);
    }
}
