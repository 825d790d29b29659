package io.fairlead.report.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as reports print it.
 *
 * @param amount null where a report names no amounts
 * @param postedDate in epoch seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportTransaction(
        long id,
        @Nullable BigDecimal amount,
        long postedDate,
        String description,
        @Nullable String memo,
        @Nullable String investmentTransactionType,
        @Nullable String normalizedPayee,
        @Nullable String institutionTransactionId,
        @Nullable String category,
        @Nullable String type,
        @Nullable String securityType,
        @Nullable String symbol,
        @Nullable BigDecimal commission) {

    private static final String NO_DESCRIPTION = "No description provided by institution";

    public static ReportTransaction of(Posting posting) {
        return new ReportTransaction(
                posting.id(),
                posting.amount(),
                posting.postedAt().getEpochSecond(),
                posting.description().isBlank() ? NO_DESCRIPTION : posting.description(),
                posting.memo(),
                posting.trade().investmentTransactionType(),
                posting.normalizedPayee(),
                posting.institutionTransactionId(),
                posting.category(),
                posting.type(),
                posting.trade().securityType(),
                posting.trade().symbol(),
                posting.trade().commission());
    }

    /** The same as an employer is verified by, where no amount may be told. */
    public ReportTransaction withoutAmount() {
        return new ReportTransaction(
                id,
                null,
                postedDate,
                description,
                memo,
                investmentTransactionType,
                normalizedPayee,
                institutionTransactionId,
                category,
                type,
                securityType,
                symbol,
                commission);
    }
}
