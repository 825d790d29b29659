package io.fairlead.console.webhook;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.webhook.signing.WebhookKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about webhooks in general. Template {@code console/webhook-tools}.
 *
 * @param path the page's own address
 * @param keys those that signatures are made with now; empty for people who only look
 * @param result what the last form has found out, or null
 * @param typed what was typed into the form of the check
 */
public record ToolsPage(
        ConsoleFrame frame,
        String path,
        List<WebhookKey> keys,
        @Nullable Result result,
        Typed typed) {

    /** An answer to a form. */
    public record Result(boolean good, List<String> lines) {}

    /** The fields of the check of a request. */
    public record Typed(String headers, String body) {

        public static final Typed NOTHING = new Typed("", "");
    }
}
