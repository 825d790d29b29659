package io.fairlead.partner;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;

/**
 * What a caller shows to be a partner.
 *
 * @param appKeyOwner whose app key has come with the call
 * @param partner who the caller says to be
 * @param from where the call comes from
 */
public record ShownSecret(
        PartnerId appKeyOwner, PartnerId partner, Secret secret, ClientAddress from) {}
