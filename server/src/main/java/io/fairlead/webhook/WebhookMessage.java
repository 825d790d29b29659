package io.fairlead.webhook;

import io.fairlead.shared.CustomerId;
import tools.jackson.databind.node.ObjectNode;

/** What a partner is told of by one request. */
public sealed interface WebhookMessage permits WebhookEvent, PlainEvent {

    /** Whom it is about. */
    CustomerId customer();

    WebhookEventName name();

    /** Returns the whole message. */
    ObjectNode envelope(EventId id);
}
