package io.fairlead.webhook;

import io.fairlead.shared.CustomerId;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that is sent as it is, without an envelope: its id stands in the header {@code
 * webhook-id} only.
 */
public record PlainEvent(CustomerId customer, WebhookEventName name, ObjectNode body)
        implements WebhookMessage {

    @Override
    public ObjectNode envelope(EventId id) {
        return body;
    }
}
