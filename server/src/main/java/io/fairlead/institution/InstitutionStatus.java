package io.fairlead.institution;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an institution works. */
public enum InstitutionStatus {
    ONLINE,
    /** Out of order. */
    OFFLINE,
    /** Announced as not available for some time. */
    MAINTENANCE,
    /** No longer supported. */
    DECERTIFIED;

    /** As the API, the table and import files write it. */
    @JsonValue
    public String publicName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
