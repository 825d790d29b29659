package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import java.time.Instant;

/**
 * Somebody a partner has enrolled.
 *
 * @param profile what the partner said of the customer, with later changes
 */
public record Customer(
        CustomerId id, CustomerProfile profile, Instant createdAt, Instant modifiedAt) {}
