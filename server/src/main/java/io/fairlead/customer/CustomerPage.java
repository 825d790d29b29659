package io.fairlead.customer;

import java.util.List;

/**
 * A part of a partner's customers, oldest first.
 *
 * @param found how many there are in all
 * @param moreAvailable whether some come after these
 */
public record CustomerPage(long found, boolean moreAvailable, List<Customer> customers) {}
