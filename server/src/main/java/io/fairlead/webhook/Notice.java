package io.fairlead.webhook;

import io.fairlead.shared.CustomerId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a partner is told. Source of names and order: {@code docs/compatibility.md}, "Webhooks".
 *
 * @param consumerId of the customer, when the link names one
 * @param data what the partner has asked to get back with every event
 */
public record Notice(
        CustomerId customer,
        @Nullable String consumerId,
        String eventType,
        ObjectNode payload,
        @Nullable ObjectNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The whole message. */
    ObjectNode envelope(EventId id) {
        var envelope = JSON.createObjectNode().put("customerId", customer.value());
        if (consumerId != null) {
            envelope.put("consumerId", consumerId);
        }
        envelope.put("eventType", eventType).put("eventId", id.value());
        envelope.set("payload", payload);
        if (data != null) {
            envelope.set("webhookData", data);
        }
        return envelope;
    }

    /** What a receiver is asked with before anything is sent to it. */
    static ObjectNode ping() {
        var envelope = JSON.createObjectNode().put("eventType", "ping");
        envelope.putObject("payload");
        return envelope;
    }
}
