package io.fairlead.webhook;

import io.fairlead.shared.database.StoredName;

/** The state of an event in the queue. */
public enum EventState implements StoredName {
    /** The event is to be sent, for the first time or again. */
    WAITING("WAITING"),
    /** The receiver has answered with success. */
    DELIVERED("DELIVERED"),
    /** The receiver has not done so for three days. */
    GIVEN_UP("GIVEN_UP"),
    /** The receiver wants no more events of this stream. */
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
