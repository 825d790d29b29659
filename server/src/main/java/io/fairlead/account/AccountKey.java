package io.fairlead.account;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;

/**
 * Names an account.
 *
 * @param id digits, unique for the customer
 */
public record AccountKey(PartnerId partner, CustomerId customer, String id) {}
