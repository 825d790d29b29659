package io.fairlead.link;

import io.fairlead.shared.database.StoredName;
import org.jspecify.annotations.Nullable;

/** The kinds of Connect that a link can lead to. */
public enum LinkType implements StoredName {
    /** Search a bank, sign in, choose and manage accounts. */
    FULL("FULL", null),
    /** Both borrowers of a loan go through Full in one session. */
    JOINT_BORROWER("JOINT_BORROWER", null),
    /** Sign in to a bank the partner has chosen. */
    LITE("LITE", "lite"),
    /** Repair a login that broke. */
    FIX("FIX", "fix");

    private final String storedName;
    private final @Nullable String queryValue;

    LinkType(String storedName, @Nullable String queryValue) {
        this.storedName = storedName;
        this.queryValue = queryValue;
    }

    /** The value of {@code type} in the link's query; null where links carry none. */
    @Nullable String queryValue() {
        return queryValue;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
