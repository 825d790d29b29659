package io.fairlead.account.transaction;

import io.fairlead.account.AccountKey;
import io.fairlead.spi.BankTransaction;
import java.time.Instant;

/**
 * A transaction of an account.
 *
 * @param id unique for the customer, at most 15 digits, so that a JavaScript number holds it
 * @param atBank what the bank last showed of it
 */
public record Transaction(AccountKey account, long id, BankTransaction atBank, Instant createdAt) {

    /** The category of those for which the bank names none. */
    public static final String UNCATEGORIZED = "Uncategorized";
}
