package io.fairlead.email;

/** What has become of a mail. */
public enum EmailState {
    /** It is tried until it is taken or time is up. */
    QUEUED,
    /** The mail server has taken it. */
    SENT,
    /** A session of its link was started. */
    OPENED,
    /** The mail server will never take it. */
    REFUSED,
    /** No mail server took it in time, or before its link expired. */
    GIVEN_UP,
    /** The partner has stopped it, or has revoked the link in it. */
    REVOKED
}
