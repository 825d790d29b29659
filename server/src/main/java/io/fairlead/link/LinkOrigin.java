package io.fairlead.link;

import io.fairlead.shared.database.StoredName;

/** How a link reaches the consumer. */
public enum LinkOrigin implements StoredName {
    /** The partner shows it. */
    URL("URL", "url"),
    /** Fairlead has sent it by e-mail, to where programs open links before people do. */
    EMAIL("EMAIL", "email");

    private final String storedName;
    private final String queryValue;

    LinkOrigin(String storedName, String queryValue) {
        this.storedName = storedName;
        this.queryValue = queryValue;
    }

    /** The value of {@code origin} in the link's query. */
    String queryValue() {
        return queryValue;
    }

    /** The origin that a link's query names. */
    static LinkOrigin of(LinkQuery query) {
        return EMAIL.queryValue.equals(query.get("origin")) ? EMAIL : URL;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
