package io.finbank.oauth.grant;

import java.time.Instant;
import java.util.List;

/**
 * What a user allowed a client to read.
 *
 * @param accounts the ids of the accounts, and of no others
 */
public record Consent(Instant grantedAt, Instant expiresAt, List<String> accounts) {

    boolean isInForce(Instant now) {
        return now.isBefore(expiresAt);
    }
}
