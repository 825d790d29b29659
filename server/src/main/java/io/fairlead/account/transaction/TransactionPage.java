package io.fairlead.account.transaction;

import java.util.List;

/**
 * A part of the transactions a query is for.
 *
 * @param found how many there are in all
 * @param moreAvailable whether some come after these
 */
public record TransactionPage(long found, boolean moreAvailable, List<Transaction> transactions) {}
