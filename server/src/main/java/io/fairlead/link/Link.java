package io.fairlead.link;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Instant;

/** A Connect link that was issued. */
public record Link(
        LinkId id,
        PartnerId partner,
        CustomerId customer,
        Instant createdAt,
        Instant expiresAt,
        LinkDetails details) {}
