package io.fairlead.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report that was ordered, without its snapshot.
 *
 * @param jointCustomer the other borrower, whose accounts are in it too
 * @param portfolio with the version of the batch that it was ordered in
 * @param session the consumer's session that has ordered it; null: a call has
 * @param endedAt null as long as it is made
 */
public record Report(
        PartnerId partner,
        ReportId id,
        CustomerId customer,
        @Nullable CustomerId jointCustomer,
        ReportKind kind,
        ReportStatus status,
        PortfolioId portfolio,
        String requestId,
        @Nullable UUID session,
        Instant createdAt,
        @Nullable Instant endedAt,
        Content content) {

    /**
     * What is sealed of an order.
     *
     * @param customerType {@code active} or {@code testing}
     * @param consumer whom it is about; null: nobody
     * @param reviewed the accounts that a consumer has submitted, as far as it is about them; null
     *     where a call has ordered it
     * @param told whether the partner hears of it by a webhook of its own
     * @param presentation how its pages look
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(
            String requesterName,
            String customerType,
            @Nullable ReportConsumer consumer,
            ReportConstraints constraints,
            @Nullable List<String> reviewed,
            boolean told,
            @Nullable Presentation presentation) {

        @Override
        public String toString() {
            return "Content[redacted]";
        }
    }

    /**
     * How the pages of a report look: in which version of an experience, and in which language.
     *
     * @param experience its GUID
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Presentation(
            @Nullable String experience, @Nullable Integer version, String language) {}

    /** Whose accounts it is about. */
    public List<CustomerId> customers() {
        return jointCustomer == null
                ? List.of(customer)
                : Stream.of(customer, jointCustomer).distinct().toList();
    }

    /** Whether the report is about this customer. */
    public boolean concerns(CustomerId other) {
        return customers().contains(other);
    }

    /**
     * Whether the report is about this account, if it is one of the customers' of a fitting type.
     */
    public boolean wants(String accountId) {
        var asked = content.constraints().accountIds();
        var reviewed = content.reviewed();
        return (asked == null || asked.contains(accountId))
                && (reviewed == null || reviewed.contains(accountId));
    }
}
