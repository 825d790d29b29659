package io.finbank.oauth.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code oauth_token}. Times are the bank's.
 *
 * @param expiresAt null when it lives as long as its grant
 * @param active false once it was spent, replaced or revoked
 */
record StoredToken(
        String hash,
        String grantId,
        Kind kind,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        boolean active) {

    enum Kind {
        /** Names a pushed request, or the consent page of one. */
        STATE,
        CODE,
        ACCESS,
        REFRESH
    }

    boolean opensAt(Instant now) {
        return active && (expiresAt == null || now.isBefore(expiresAt));
    }
}
