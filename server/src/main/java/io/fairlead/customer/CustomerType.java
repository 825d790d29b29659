package io.fairlead.customer;

import io.fairlead.shared.database.StoredName;

/** What a customer may link. */
public enum CustomerType implements StoredName {
    /** Test institutions only. */
    TESTING("testing"),
    /** Real institutions. */
    ACTIVE("active");

    private final String storedName;

    CustomerType(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
