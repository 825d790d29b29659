package io.fairlead.webhook;

import io.fairlead.shared.PartnerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An ordered stream of events about one subject to one receiver.
 *
 * @param link the link that the subject comes from, by the signature in its URL: 64 hexadecimal
 *     digits; null when it comes from none
 */
public record WebhookStream(
        WebhookSubject subject, PartnerId partner, @Nullable String link, Receiver receiver) {

    public UUID id() {
        return subject.streamId(partner);
    }
}
