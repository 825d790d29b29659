package io.fairlead.link;

/** How a link reaches the consumer. */
public enum LinkOrigin {
    /** The partner shows it. */
    URL("url"),
    /** Fairlead has sent it by e-mail, to where programs open links before people do. */
    EMAIL("email");

    private final String queryValue;

    LinkOrigin(String queryValue) {
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
}
