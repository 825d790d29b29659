package io.fairlead.spi;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the bank shows it.
 *
 * @param id unique for the account at the bank; once the transaction is posted, it is stable. A
 *     pending one may have another id each time
 * @param replaces the id of the pending transaction that this one was, where the bank says so or
 *     the id has changed: Fairlead then goes on with the same transaction. Null where there was
 *     none, where the id is the same, or where the bank does not tell
 * @param amount credits are positive, debits negative
 * @param postedAt null while it is pending
 * @param type such as {@code debit}, {@code directDeposit}; null when the bank does not say
 * @param payee whom it was with, cleaned up, if the bank says so
 * @param category such as {@code Groceries}, if the bank says so
 * @param investment further members of the vendor's transaction for investments: {@link
 *     Facts.Keys#INVESTMENT_TRANSACTION}
 */
public record BankTransaction(
        String id,
        @Nullable String replaces,
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

    /**
     * The moment by which a transaction belongs to a {@link DateRange}: its posting, or its own
     * while it is pending.
     */
    public Instant rangedAt() {
        return postedAt == null ? transactedAt : postedAt;
    }
}
