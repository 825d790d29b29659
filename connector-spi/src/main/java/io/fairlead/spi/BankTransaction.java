package io.fairlead.spi;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the bank shows it.
 *
 * @param id stable for the account at the bank: a pending transaction keeps it when it is posted
 * @param amount credits are positive, debits negative
 * @param postedAt null while it is pending
 * @param type such as {@code debit}, {@code directDeposit}; null when the bank does not say
 * @param payee whom it was with, cleaned up, if the bank says so
 * @param category such as {@code Groceries}, if the bank says so
 * @param investment further members of the vendor's transaction for investments
 */
public record BankTransaction(
        String id,
        BigDecimal amount,
        Instant transactedAt,
        @Nullable Instant postedAt,
        String description,
        @Nullable String memo,
        @Nullable String type,
        @Nullable String checkNumber,
        @Nullable String payee,
        @Nullable String category,
        Facts investment) {

    public boolean pending() {
        return postedAt == null;
    }
}
