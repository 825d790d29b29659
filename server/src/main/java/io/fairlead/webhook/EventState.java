package io.fairlead.webhook;

import io.fairlead.shared.database.StoredName;

/** What has become of an event. */
public enum EventState implements StoredName {
    /** To be sent, for the first time or again. */
    WAITING("WAITING"),
    /** The receiver has answered with success. */
    DELIVERED("DELIVERED"),
    /** The receiver has not done so for three days. */
    GIVEN_UP("GIVEN_UP"),
    /** The receiver wants no events of this session any more. */
    GONE("GONE");

    private final String storedName;

    EventState(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
