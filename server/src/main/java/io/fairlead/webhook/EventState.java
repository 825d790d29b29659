package io.fairlead.webhook;

/** What has become of an event. */
public enum EventState {
    /** To be sent, for the first time or again. */
    WAITING,
    /** The receiver has answered with success. */
    DELIVERED,
    /** The receiver has not done so for three days. */
    GIVEN_UP,
    /** The receiver wants no events of this session any more. */
    GONE
}
