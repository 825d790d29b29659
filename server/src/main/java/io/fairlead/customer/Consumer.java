package io.fairlead.customer;

import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import java.time.Instant;

/**
 * The personal record of a customer.
 *
 * @param customer whom it was made for, even when that customer is deleted since
 */
public record Consumer(
        ConsumerId id, CustomerId customer, ConsumerDetails details, Instant createdAt) {}
