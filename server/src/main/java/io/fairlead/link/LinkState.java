package io.fairlead.link;

/** What has become of a link. */
public enum LinkState {
    /** A consumer can start a session. */
    OPEN,
    /** Its time is over. */
    EXPIRED,
    /** It was for a single use, and a session has succeeded. */
    USED,
    /** The partner has ended it. */
    REVOKED
}
