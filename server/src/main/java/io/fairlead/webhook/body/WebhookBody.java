package io.fairlead.webhook.body;

import io.fairlead.webhook.ContentType;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Writes the bytes that are sent and signed. */
public final class WebhookBody {

    private WebhookBody() {}

    public static byte[] of(ContentType type, ObjectNode envelope) {
        var text =
                switch (type) {
                    case JSON -> JavaScriptJson.text(envelope);
                    case XML -> EventXml.text(envelope);
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
