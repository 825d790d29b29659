package io.fairlead.shared;

/** What the server is for. */
public enum Mode {
    /** For trying things out on one's own machine: well-known keys, simulated banks. */
    SANDBOX,
    /** For real consumers: nothing well-known, everything that matters is given from outside. */
    PRODUCTION
}
