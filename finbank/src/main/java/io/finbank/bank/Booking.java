package io.finbank.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on an account.
 *
 * @param id the same from the first day on, pending or posted
 * @param amount what the account gains, or loses when it is negative
 * @param date the day it was made
 * @param posted the day it is booked for good, which may be to come
 * @param trade the security behind it, on an investment account
 */
public record Booking(
        String id,
        BigDecimal amount,
        LocalDate date,
        LocalDate posted,
        String description,
        @Nullable String memo,
        String type,
        @Nullable String checkNum,
        @Nullable String payee,
        String category,
        @Nullable Trade trade) {

    /** Whether it is only announced on this day. */
    public boolean isPendingOn(LocalDate day) {
        return posted.isAfter(day);
    }

    /** What was traded, or paid for holding it. */
    public record Trade(
            String ticker,
            BigDecimal unitQuantity,
            BigDecimal unitPrice,
            String investmentTransactionType,
            String securityId,
            String securityIdType) {}
}
