package io.finbank.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every reason why FinBank refuses a call. */
public enum Problem {
    BAD_REQUEST(400, null, "The request cannot be read."),
    WRONG_CREDENTIALS(401, 103, "The user id or the password is wrong."),
    LEGACY_REFUSAL(401, null, "The sign-on was refused."),
    SESSION_EXPIRED(401, null, "The session is unknown or has ended: sign on again."),
    TOKEN_EXPIRED(401, 947, "The token has expired or was revoked."),
    MFA_REQUIRED(401, 185, "The bank wants to ask a question first."),
    WRONG_ANSWER(401, 187, "The answer is wrong."),
    ACCOUNT_LOCKED(403, 108, "This user is locked: the consumer must call the bank."),
    ACTION_NEEDED(403, 108, "The bank has a message that the consumer must answer there first."),
    PASSWORD_EXPIRED(403, 109, "The password has expired and must be changed at the bank."),
    CONSENT_MISSING(403, 945, "The consumer has not consented at the bank."),
    OAUTH_REQUIRED(403, 948, "This institution signs on through its own pages only."),
    CONSUMER_NOT_ALLOWED(403, 931, "The settings of this user do not allow this access."),
    NOT_FOUND(404, null, "There is nothing at this address."),
    ACCOUNT_NOT_FOUND(404, 946, "This user has no such account."),
    NOT_SUPPORTED(404, null, "The bank does not offer this."),
    ACCOUNT_CLOSED(410, 913, "The account is closed."),
    STATE_EXPIRED(410, null, "These questions were answered before or have expired."),
    INTERNAL(500, 102, "Something went wrong at the bank."),
    MAINTENANCE(503, 905, "The bank is being maintained: try again later."),
    UNAVAILABLE(503, 102, "The bank cannot be reached at the moment: try again later.");

    private final int status;
    private final @Nullable Integer code;
    private final String message;

    Problem(int status, @Nullable Integer code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** The problem that an aggregation status code stands for; null for a code that none gives. */
    public static @Nullable Problem ofCode(int code) {
        return switch (code) {
            case 102, 320, 580, 900, 901, 903, 904, 910, 915, 916 -> UNAVAILABLE;
            case 103 -> WRONG_CREDENTIALS;
            case 108 -> ACTION_NEEDED;
            case 109 -> PASSWORD_EXPIRED;
            case 123, 125, 127, 128, 130 -> LEGACY_REFUSAL;
            case 185 -> MFA_REQUIRED;
            case 187 -> WRONG_ANSWER;
            case 331 -> STATE_EXPIRED;
            case 500 -> INTERNAL;
            case 905, 906, 907 -> MAINTENANCE;
            case 913 -> ACCOUNT_CLOSED;
            case 914, 946 -> ACCOUNT_NOT_FOUND;
            case 920, 921, 922, 923, 924, 925, 926, 927, 928, 929 -> NOT_SUPPORTED;
            case 931, 936 -> CONSUMER_NOT_ALLOWED;
            case 945 -> CONSENT_MISSING;
            case 947 -> TOKEN_EXPIRED;
            case 948 -> OAUTH_REQUIRED;
            default -> null;
        };
    }

    public int status() {
        return status;
    }

    /** The aggregation status code it usually has. */
    public @Nullable Integer code() {
        return code;
    }

    public String message() {
        return message;
    }

    /** Its name in an answer. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the same call may succeed later. */
    boolean passes() {
        return this == MAINTENANCE || this == UNAVAILABLE;
    }
}
