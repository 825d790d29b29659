package io.fairlead.shared;

/** What this server is run for. */
public enum Mode {
    /** For developers: demo partner, loopback only, simulated bank, inboxes. */
    SANDBOX,
    /** In front of real consumers: needs its own database, keys and partners. */
    PRODUCTION
}
