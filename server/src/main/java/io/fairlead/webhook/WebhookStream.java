package io.fairlead.webhook;

import io.fairlead.shared.PartnerId;
import java.util.UUID;

/**
 * Where the events of one session go.
 *
 * @param link the session's link, by the signature in its URL: 64 hexadecimal digits
 */
public record WebhookStream(UUID session, PartnerId partner, String link, Receiver receiver) {}
