package io.fairlead.report;

import io.fairlead.shared.database.StoredName;

/** How far a report is. It ends once, and never changes then. */
public enum ReportStatus implements StoredName {
    IN_PROGRESS("inProgress"),
    SUCCESS("success"),
    FAILURE("failure");

    private final String wireName;

    ReportStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name as it is sent. */
    public String wireName() {
        return wireName;
    }

    @Override
    public String storedName() {
        return wireName;
    }
}
