package io.fairlead.report.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A posted transaction, as reports are computed from it.
 *
 * @param id unique for the customer
 * @param amount credits are positive, debits negative
 * @param normalizedPayee whom it was with; null when nothing says so
 * @param category such as {@code Paycheck}; null when the bank does not say
 * @param type such as {@code directDeposit}; null when the bank does not say
 * @param institutionTransactionId the bank's own id, as far as it is shown
 */
public record Posting(
        long id,
        long accountId,
        BigDecimal amount,
        Instant postedAt,
        String description,
        @Nullable String memo,
        @Nullable String normalizedPayee,
        @Nullable String category,
        @Nullable String type,
        @Nullable String institutionTransactionId,
        Trade trade) {

    /** The order in which they were posted. */
    public static final Comparator<Posting> OLDEST_FIRST =
            Comparator.comparing(Posting::postedAt).thenComparingLong(Posting::id);

    /** What is known of the security behind it, on an investment account. */
    public record Trade(
            @Nullable String securityType,
            @Nullable String symbol,
            @Nullable BigDecimal commission,
            @Nullable String investmentTransactionType) {

        public static final Trade NONE = new Trade(null, null, null, null);
    }

    public boolean isCredit() {
        return amount.signum() > 0;
    }

    public boolean isDebit() {
        return amount.signum() < 0;
    }

    public LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(postedAt, zone);
    }
}
