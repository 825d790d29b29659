package io.fairlead.link;

import io.fairlead.shared.PartnerId;

/** A link is revoked, in this transaction: what others keep of it is in vain. */
public record LinkRevoked(PartnerId partner, LinkId link) {}
