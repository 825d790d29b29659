package io.fairlead.webhook;

import io.fairlead.shared.PartnerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a partner's events are looked for; null means any.
 *
 * @param link by the signature in its URL
 * @param from the earliest
 * @param until later than the latest
 */
public record LogQuery(
        PartnerId partner,
        @Nullable String link,
        @Nullable UUID session,
        @Nullable String eventType,
        @Nullable EventState state,
        @Nullable Instant from,
        @Nullable Instant until) {}
