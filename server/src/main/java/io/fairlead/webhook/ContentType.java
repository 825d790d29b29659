package io.fairlead.webhook;

/** In what form events are sent. */
public enum ContentType {
    JSON("application/json"),
    XML("application/xml");

    private final String mediaType;

    ContentType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
