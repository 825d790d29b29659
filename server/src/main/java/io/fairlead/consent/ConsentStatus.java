package io.fairlead.consent;

import io.fairlead.shared.database.StoredName;

/** Whether a consent holds. */
public enum ConsentStatus implements StoredName {
    ACTIVE("ACTIVE"),
    /** Somebody has ended it. */
    REVOKED("REVOKED"),
    /** Its time is over; the consumer can renew it. */
    EXPIRED("EXPIRED");

    private final String storedName;

    ConsentStatus(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
