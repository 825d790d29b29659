package io.fairlead.webhook.log;

import io.fairlead.shared.PartnerId;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.WebhookSubject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query for a partner's events; null means any.
 *
 * @param link by the signature in its URL
 * @param from the earliest
 * @param until later than the latest
 */
public record LogQuery(
        PartnerId partner,
        @Nullable String link,
        @Nullable WebhookSubject subject,
        @Nullable String eventType,
        @Nullable EventState state,
        @Nullable Instant from,
        @Nullable Instant until) {}
