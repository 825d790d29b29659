package io.fairlead.session.state;

import io.fairlead.connector.AggregationStatus;
import io.fairlead.shared.database.StoredName;
import io.fairlead.spi.Cause;
import java.util.Set;

/**
 * Why a consumer cannot go on with a bank.
 *
 * @param code what the consumer can name when asking for help: an aggregation status code
 */
public record Refusal(Kind kind, int code) {

    public static final Refusal TOO_MANY_TRIES = new Refusal(Kind.TOO_MANY_TRIES, 103);
    public static final Refusal ALREADY_LINKED = new Refusal(Kind.ALREADY_LINKED, 169);
    public static final Refusal NO_ELIGIBLE_ACCOUNTS =
            new Refusal(Kind.NO_ELIGIBLE_ACCOUNTS, 38006);
    public static final Refusal OTHER_ACCOUNTS = new Refusal(Kind.ACCOUNT_NOT_FOUND, 946);
    public static final Refusal LOGIN_DELETED = new Refusal(Kind.ACCOUNT_UNAVAILABLE, 914);
    public static final Refusal NOT_SUPPORTED = new Refusal(Kind.NOT_SUPPORTED, 920);
    public static final Refusal FAULT = new Refusal(Kind.FAULT, 500);

    /** What may help with this bank; another one can be chosen in any case. */
    public enum Remedy {
        TRY_AGAIN,
        BANK_SITE
    }

    /** What is told, each in words of its own. */
    public enum Kind implements StoredName {
        CREDENTIALS("CREDENTIALS", Remedy.TRY_AGAIN, Remedy.BANK_SITE),
        TOO_MANY_TRIES("TOO_MANY_TRIES", Remedy.BANK_SITE),
        USER_LOCKED("USER_LOCKED", Remedy.BANK_SITE, Remedy.TRY_AGAIN),
        ACTION_AT_BANK("ACTION_AT_BANK", Remedy.BANK_SITE, Remedy.TRY_AGAIN),
        PASSWORD_EXPIRED("PASSWORD_EXPIRED", Remedy.BANK_SITE, Remedy.TRY_AGAIN),
        LANGUAGE("LANGUAGE", Remedy.BANK_SITE, Remedy.TRY_AGAIN),
        SIGN_ON_REFUSED("SIGN_ON_REFUSED", Remedy.TRY_AGAIN, Remedy.BANK_SITE),
        MFA_UNANSWERED("MFA_UNANSWERED", Remedy.TRY_AGAIN),
        MFA_WRONG("MFA_WRONG", Remedy.TRY_AGAIN),
        CODE_EACH_TIME("CODE_EACH_TIME", Remedy.TRY_AGAIN),
        ANSWER_TOO_LATE("ANSWER_TOO_LATE", Remedy.TRY_AGAIN),
        CONSENT_MISSING("CONSENT_MISSING", Remedy.TRY_AGAIN),
        CONSENT_DENIED("CONSENT_DENIED", Remedy.TRY_AGAIN),
        SIGN_IN_AT_BANK("SIGN_IN_AT_BANK", Remedy.TRY_AGAIN),
        ACCESS_EXPIRED("ACCESS_EXPIRED", Remedy.TRY_AGAIN),
        ALREADY_LINKED("ALREADY_LINKED"),
        ACCOUNT_NOT_FOUND("ACCOUNT_NOT_FOUND", Remedy.TRY_AGAIN),
        ACCOUNT_CLOSED("ACCOUNT_CLOSED"),
        ACCOUNT_UNAVAILABLE("ACCOUNT_UNAVAILABLE"),
        NO_ELIGIBLE_ACCOUNTS("NO_ELIGIBLE_ACCOUNTS", Remedy.TRY_AGAIN),
        BANK_TROUBLE("BANK_TROUBLE", Remedy.TRY_AGAIN),
        BUSY("BUSY", Remedy.TRY_AGAIN),
        NO_ANSWER("NO_ANSWER", Remedy.TRY_AGAIN),
        IN_WORK("IN_WORK"),
        MAINTENANCE("MAINTENANCE", Remedy.TRY_AGAIN),
        DOWN("DOWN"),
        SOME_USERS("SOME_USERS", Remedy.TRY_AGAIN),
        NOT_SUPPORTED("NOT_SUPPORTED"),
        FAULT("FAULT", Remedy.TRY_AGAIN);

        private final String storedName;
        private final Set<Remedy> ways;

        Kind(String storedName, Remedy... ways) {
            this.storedName = storedName;
            this.ways = Set.of(ways);
        }

        public Set<Remedy> ways() {
            return ways;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    /** Whether the consumer may sign in at the bank once more. */
    public boolean canTryAgain() {
        return kind.ways().contains(Remedy.TRY_AGAIN);
    }

    /** The bank was not asked, so that the code is that of a fault of ours. */
    public static Refusal notAsked(Cause cause) {
        return new Refusal(kind(cause), FAULT.code());
    }

    public static Refusal of(Cause cause) {
        return of(cause, AggregationStatus.of(cause));
    }

    public static Refusal of(Cause cause, AggregationStatus status) {
        return new Refusal(kind(cause), status.code());
    }

    private static Kind kind(Cause cause) {
        return switch (cause) {
            case WRONG_CREDENTIALS -> Kind.CREDENTIALS;
            case USER_LOCKED -> Kind.USER_LOCKED;
            case ACTION_NEEDED_AT_BANK -> Kind.ACTION_AT_BANK;
            case PASSWORD_EXPIRED -> Kind.PASSWORD_EXPIRED;
            case DUPLICATE_ACCOUNT -> Kind.ALREADY_LINKED;
            case MFA_UNANSWERED -> Kind.MFA_UNANSWERED;
            case WRONG_MFA_ANSWER -> Kind.MFA_WRONG;
            case CODE_NEEDED_EACH_TIME -> Kind.CODE_EACH_TIME;
            case STATE_EXPIRED -> Kind.ANSWER_TOO_LATE;
            case LANGUAGE_NOT_SUPPORTED -> Kind.LANGUAGE;
            case CONSENT_MISSING -> Kind.CONSENT_MISSING;
            case CONSENT_DENIED -> Kind.CONSENT_DENIED;
            case SIGN_IN_AT_BANK_NEEDED -> Kind.SIGN_IN_AT_BANK;
            case TOKEN_EXPIRED -> Kind.ACCESS_EXPIRED;
            case ACCOUNT_NOT_FOUND -> Kind.ACCOUNT_NOT_FOUND;
            case ACCOUNT_CLOSED -> Kind.ACCOUNT_CLOSED;
            case ACCOUNT_UNAVAILABLE -> Kind.ACCOUNT_UNAVAILABLE;
            case SIGN_ON_REFUSED -> Kind.SIGN_ON_REFUSED;
            case BANK_TROUBLE, UNREADABLE_ANSWER -> Kind.BANK_TROUBLE;
            case RATE_LIMITED -> Kind.BUSY;
            case TIMED_OUT, UNREACHABLE, BROKEN_OFF -> Kind.NO_ANSWER;
            case CONNECTION_BEING_BUILT, CONNECTION_BEING_REPAIRED -> Kind.IN_WORK;
            case MAINTENANCE -> Kind.MAINTENANCE;
            case CONNECTION_DOWN -> Kind.DOWN;
            case SOME_USERS_FAIL -> Kind.SOME_USERS;
            case INSTITUTION_NOT_SUPPORTED, NOT_SUPPORTED -> Kind.NOT_SUPPORTED;
        };
    }
}
