package io.fairlead.consent;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of all that a customer has agreed to share with a partner.
 *
 * @param version counts its changes, from 1
 * @param applicationId the partner's application that the customer belongs to, if any
 * @param customerDeletedAt when the customer was deleted, which the receipt outlives
 */
public record ConsentReceipt(
        UUID id,
        PartnerId partner,
        CustomerId customer,
        int version,
        @Nullable String applicationId,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant customerDeletedAt) {}
