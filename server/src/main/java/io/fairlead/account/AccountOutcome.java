package io.fairlead.account;

import io.fairlead.connector.AggregationStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What reading an account's transactions has come to.
 *
 * @param since the first of the days whose transactions a refresh has read; null where none did
 * @param complete whether the bank has left none of them out; else they are read again
 */
public record AccountOutcome(
        AccountKey account, AggregationStatus status, @Nullable LocalDate since, boolean complete) {

    /** No refresh has read transactions. */
    public static AccountOutcome of(AccountKey account, AggregationStatus status) {
        return new AccountOutcome(account, status, null, true);
    }
}
