package io.fairlead.link;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;

/** Asks for a link for a customer; for joint borrowers the customer is the primary one. */
public record IssueLink(
        PartnerId partner, CustomerId customer, LinkDetails details, LinkSecrets secrets) {}
