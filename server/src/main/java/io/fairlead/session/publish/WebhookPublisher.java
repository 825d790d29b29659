package io.fairlead.session.publish;

import io.fairlead.link.Link;
import io.fairlead.link.LinkDetails.Webhook;
import io.fairlead.link.Links;
import io.fairlead.session.SessionEvent;
import io.fairlead.session.SessionEventsAppended;
import io.fairlead.webhook.Subscription;
import io.fairlead.webhook.Webhooks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts what is new in a session into the outbox, in the same transaction. */
@Component
class WebhookPublisher {

    private final Links links;
    private final Webhooks webhooks;
    private final WebhookPayloads notices;

    WebhookPublisher(Links links, Webhooks webhooks, WebhookPayloads notices) {
        this.links = links;
        this.webhooks = webhooks;
        this.notices = notices;
    }

    @EventListener
    void tell(SessionEventsAppended news) {
        var session = news.session();
        var webhook = session.link().details().webhook();
        if (webhook == null) {
            return;
        }
        var told =
                news.entries().stream()
                        .flatMap(entry -> notices.of(session, entry).stream())
                        .toList();
        if (hasStarted(news)) {
            webhooks.subscribe(subscription(news, session.link(), webhook), told);
        } else if (!told.isEmpty()) {
            webhooks.tell(session.id(), told);
        }
    }

    private static boolean hasStarted(SessionEventsAppended news) {
        return news.entries().stream()
                .anyMatch(entry -> entry.event() instanceof SessionEvent.Started);
    }

    private Subscription subscription(SessionEventsAppended news, Link link, Webhook webhook) {
        return new Subscription(
                news.session().id(),
                link.partner(),
                link.id().hex(),
                webhook.receiver(links.secrets(link)));
    }
}
