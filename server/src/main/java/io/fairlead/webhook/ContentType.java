package io.fairlead.webhook;

import io.fairlead.shared.database.StoredName;

/** In what form events are sent. */
public enum ContentType implements StoredName {
    JSON("JSON", "application/json"),
    XML("XML", "application/xml");

    private final String storedName;
    private final String mediaType;

    ContentType(String storedName, String mediaType) {
        this.storedName = storedName;
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
