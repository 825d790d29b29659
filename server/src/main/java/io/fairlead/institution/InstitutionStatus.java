package io.fairlead.institution;

import io.fairlead.shared.database.StoredName;

/** Whether an institution works. */
public enum InstitutionStatus implements StoredName {
    ONLINE("online"),
    /** Out of order. */
    OFFLINE("offline"),
    /** Announced as not available for some time. */
    MAINTENANCE("maintenance"),
    /** No longer supported. */
    DECERTIFIED("decertified");

    private final String publicName;

    InstitutionStatus(String publicName) {
        this.publicName = publicName;
    }

    /** As the API, the table and import files write it. */
    public String publicName() {
        return publicName;
    }

    @Override
    public String storedName() {
        return publicName;
    }
}
