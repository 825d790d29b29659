package io.fairlead.email;

import io.fairlead.shared.database.StoredName;

/** What has become of a mail. */
public enum EmailState implements StoredName {
    /** It is tried until it is taken or time is up. */
    QUEUED("QUEUED"),
    /** The mail server has taken it. */
    SENT("SENT"),
    /** A session of its link was started. */
    OPENED("OPENED"),
    /** The mail server will never take it. */
    REFUSED("REFUSED"),
    /** No mail server took it in time, or before its link expired. */
    GIVEN_UP("GIVEN_UP"),
    /** The partner has stopped it, or has revoked the link in it. */
    REVOKED("REVOKED");

    private final String storedName;

    EmailState(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
