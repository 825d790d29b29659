package io.finbank.fault;

import org.jspecify.annotations.Nullable;

/** A call that a fault may be waiting for. */
public record Call(
        Step step, String institutionId, @Nullable String userid, @Nullable String accountId) {

    /** A call of which no user is known. */
    public static Call at(Step step, String institutionId) {
        return new Call(step, institutionId, null, null);
    }

    /** A call of a user that is about no account. */
    public static Call of(Step step, String institutionId, String userid) {
        return new Call(step, institutionId, userid, null);
    }
}
