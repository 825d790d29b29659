package io.fairlead.partner;

import io.fairlead.shared.Secret;
import java.time.Instant;

/**
 * What a partner shows on every call after it has authenticated.
 *
 * @param value 24 letters and digits; kept nowhere, only its hash is
 * @param expiresAt two hours after issue
 */
public record AccessToken(Secret value, Instant expiresAt) {}
