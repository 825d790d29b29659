package io.fairlead.link;

import org.jspecify.annotations.Nullable;

/** The kinds of Connect that a link can lead to. */
public enum LinkType {
    /** Search a bank, sign in, choose and manage accounts. */
    FULL(null),
    /** Both borrowers of a loan go through Full in one session. */
    JOINT_BORROWER(null),
    /** Sign in to a bank the partner has chosen. */
    LITE("lite"),
    /** Repair a login that broke. */
    FIX("fix");

    private final @Nullable String queryValue;

    LinkType(@Nullable String queryValue) {
        this.queryValue = queryValue;
    }

    /** The value of {@code type} in the link's query; null where links carry none. */
    @Nullable String queryValue() {
        return queryValue;
    }
}
