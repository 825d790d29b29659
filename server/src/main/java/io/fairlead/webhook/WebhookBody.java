package io.fairlead.webhook;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** The bytes that are sent and signed. */
final class WebhookBody {

    private WebhookBody() {}

    static byte[] of(ContentType type, ObjectNode envelope) {
        var text =
                switch (type) {
                    case JSON -> JavaScriptJson.text(envelope);
                    case XML -> EventXml.text(envelope);
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
