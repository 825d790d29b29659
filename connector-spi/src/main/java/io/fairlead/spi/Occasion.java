package io.fairlead.spi;

/** Why a bank is called now. Banks allow more calls while a consumer is there. */
public enum Occasion {
    /** A consumer is linking, repairing or choosing, and waits for the answer. */
    CONSUMER,
    /** A partner has asked and waits for the answer; the consumer is not there. */
    PARTNER,
    /** Nobody waits. */
    BACKGROUND
}
