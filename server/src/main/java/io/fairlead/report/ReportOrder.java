package io.fairlead.report;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.webhook.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a report.
 *
 * @param callback who hears of it, if anybody
 */
public record ReportOrder(
        PartnerId partner,
        CustomerId customer,
        ReportKind kind,
        ReportConstraints constraints,
        @Nullable Receiver callback) {}
