package io.fairlead.consent;

import io.fairlead.shared.Secret;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.Receiver;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where a partner hears of the end of a consent, as it is kept and as it is sent to. */
final class ConsentWebhook {

    private ConsentWebhook() {}

    static Consent.Webhook of(Receiver receiver, @Nullable ObjectNode data) {
        var headers = new LinkedHashMap<String, String>();
        receiver.headers().forEach((name, value) -> headers.put(name, value.reveal()));
        return new Consent.Webhook(
                receiver.url(), receiver.contentType() == ContentType.XML, headers, data);
    }

    static Receiver receiver(Consent.Webhook webhook) {
        var headers = new LinkedHashMap<String, Secret>();
        webhook.headers().forEach((name, value) -> headers.put(name, new Secret(value)));
        return new Receiver(
                webhook.url(), webhook.xml() ? ContentType.XML : ContentType.JSON, headers);
    }
}
