package io.fairlead.partner;

import io.fairlead.shared.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees of a partner.
 *
 * @param disabledAt since when it is shut out; null: it is not
 * @param olderKeyExpiresAt until when an app key counts beside the newest one; null: there is none
 */
public record PartnerSummary(
        PartnerId id,
        String name,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable Instant olderKeyExpiresAt) {}
