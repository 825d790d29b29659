package io.fairlead.account.transaction;

/**
 * What bookings are read from, without reading them.
 *
 * @param posted how many posted transactions there are, at least as many as bookings
 * @param revisions equal texts mean equal transactions
 */
public record BookingState(long posted, String revisions) {}
