package io.fairlead.consent;

import io.fairlead.webhook.WebhookEvent;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.outbox.Webhooks;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells partners that a consumer has ended a consent. The receiver is the one of the link by which
 * it was given last, which may be gone by then, as its session may be.
 */
@Component
public class ConsentNews {

    private static final String KIND = "consent";
    private static final JsonMapper JSON = new JsonMapper();

    private final Webhooks webhooks;

    ConsentNews(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Tells the partner, if it wants to hear, that these accounts are shared no more. */
    @Transactional
    public void ended(Consent consent, List<String> accounts) {
        var webhook = consent.content().webhook();
        if (webhook == null) {
            return;
        }
        var payload = JSON.createObjectNode();
        payload.set("accounts", JSON.valueToTree(accounts));
        payload.put("institutionId", consent.institutionId());
        var event =
                new WebhookEvent(
                        consent.login().customer(),
                        consent.content().consumerId(),
                        WebhookEventName.ACCOUNTS_DELETED,
                        payload,
                        webhook.data());
        webhooks.open(
                new WebhookStream(
                        new WebhookSubject(KIND, consent.id().toString()),
                        consent.login().partner(),
                        null,
                        ConsentWebhook.receiver(webhook)),
                List.of(event));
    }
}
