package io.fairlead.partner;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;

/** The credentials a partner is given when it is registered. */
public record NewPartner(PartnerId id, Secret secret, Secret appKey) {}
