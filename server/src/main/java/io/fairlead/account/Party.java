package io.fairlead.account;

import io.fairlead.shared.database.StoredName;

/** Who has changed what is shared. */
public enum Party implements StoredName {
    CUSTOMER("CUSTOMER"),
    PARTNER("PARTNER");

    private final String storedName;

    Party(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
