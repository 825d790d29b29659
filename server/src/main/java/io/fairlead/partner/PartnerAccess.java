package io.fairlead.partner;

import io.fairlead.shared.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's calls are measured by, and what its consumers are told.
 *
 * @param name under which consumers know the partner
 * @param tokenGeneration that of the tokens that count
 */
record PartnerAccess(
        String name, Secret secret, boolean disabled, int tokenGeneration, List<Key> keys) {

    /**
     * An app key.
     *
     * @param hash in hexadecimal digits
     * @param expiresAt null: it is the one in use
     */
    record Key(String hash, @Nullable Instant expiresAt) {

        boolean counts(Instant now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }
    }

    boolean knowsKey(String hash) {
        return keys.stream().anyMatch(key -> key.hash().equals(hash));
    }

    boolean takesKey(String hash, Instant now) {
        return keys.stream().anyMatch(key -> key.hash().equals(hash) && key.counts(now));
    }
}
