package io.fairlead.webhook;

import io.fairlead.shared.CustomerId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that a partner is told by a webhook. Source of names and order: {@code
 * docs/compatibility.md}, "Webhooks".
 *
 * @param consumerId of the customer, when the link names one
 * @param payload an object, or a list of objects where several reports are told of
 * @param data the object that the partner gave to get back with every event
 */
public record WebhookEvent(
        CustomerId customer,
        @Nullable String consumerId,
        WebhookEventName name,
        JsonNode payload,
        @Nullable ObjectNode data)
        implements WebhookMessage {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public ObjectNode envelope(EventId id) {
        var envelope = JSON.createObjectNode().put("customerId", customer.value());
        if (consumerId != null) {
            envelope.put("consumerId", consumerId);
        }
        envelope.put("eventType", name.wireName()).put("eventId", id.value());
        envelope.set("payload", payload);
        if (data != null) {
            envelope.set("webhookData", data);
        }
        return envelope;
    }

    /** Returns the message that asks a receiver whether it takes events. */
    public static ObjectNode ping() {
        var envelope = JSON.createObjectNode().put("eventType", WebhookEventName.PING.wireName());
        envelope.putObject("payload");
        return envelope;
    }
}
