package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;

/** A customer is deleted, in this transaction: what others keep of the customer goes with it. */
public record CustomerDeleted(PartnerId partner, CustomerId customer) {}
