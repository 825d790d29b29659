package io.fairlead.spi;

/** The state of an institution. */
public enum Health {
    ONLINE,
    OFFLINE,
    MAINTENANCE,
    DECERTIFIED
}
