package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;

/**
 * Names one institution login.
 *
 * @param login digits
 */
public record LoginKey(PartnerId partner, CustomerId customer, String login) {}
