package io.fairlead.webhook.signing;

import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key for the signatures of Standard Webhooks.
 *
 * @param id 32 lower-case hexadecimal digits
 * @param expiresAt null while no newer one has taken its place
 * @param key {@code whsec_} and Base64, as the specification writes keys
 */
public record WebhookKey(String id, Instant createdAt, @Nullable Instant expiresAt, Secret key) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static WebhookKey random(Instant now) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var key = new Secret("whsec_" + Base64.getEncoder().encodeToString(bytes));
        return new WebhookKey(RandomId.hex(), now, null, key);
    }

    boolean isValid(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
