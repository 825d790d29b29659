package io.fairlead.report;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all reports of a session, which are one batch.
 *
 * @param customer whose portfolio they are in
 */
public record SessionOrder(
        PartnerId partner,
        CustomerId customer,
        UUID session,
        Report.Presentation presentation,
        List<Wanted> reports) {

    public SessionOrder {
        reports = List.copyOf(reports);
    }

    /**
     * One of them.
     *
     * @param customer whom it is about
     * @param joint the other borrower, whose accounts are in it too
     * @param reviewed the accounts that were submitted
     */
    public record Wanted(
            ReportKind kind,
            CustomerId customer,
            @Nullable CustomerId joint,
            List<String> reviewed,
            ReportConstraints constraints) {}
}
