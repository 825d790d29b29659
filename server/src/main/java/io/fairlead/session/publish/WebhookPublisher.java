package io.fairlead.session.publish;

import io.fairlead.link.Link;
import io.fairlead.link.LinkDetails.Webhook;
import io.fairlead.link.Links;
import io.fairlead.session.Session;
import io.fairlead.session.SessionEventsAppended;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.outbox.Webhooks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Publishes new session events as webhook events, in the same transaction. */
@Component
class WebhookPublisher {

    private final Links links;
    private final Webhooks webhooks;
    private final WebhookPayloads payloads;

    WebhookPublisher(Links links, Webhooks webhooks, WebhookPayloads payloads) {
        this.links = links;
        this.webhooks = webhooks;
        this.payloads = payloads;
    }

    @EventListener
    void publish(SessionEventsAppended news) {
        var session = news.session();
        var webhook = session.link().details().webhook();
        if (webhook == null) {
            return;
        }
        var events =
                news.entries().stream()
                        .flatMap(entry -> payloads.of(session, entry, news.entries()).stream())
                        .toList();
        if (hasStarted(news)) {
            webhooks.open(stream(news, session.link(), webhook), events);
        } else if (!events.isEmpty()) {
            webhooks.append(session.link().partner(), subject(session), events);
        }
    }

    private static boolean hasStarted(SessionEventsAppended news) {
        return news.entries().stream()
                .anyMatch(entry -> entry.event() instanceof SessionEvent.Started);
    }

    private static WebhookSubject subject(Session session) {
        return WebhookSubject.session(session.id());
    }

    private WebhookStream stream(SessionEventsAppended news, Link link, Webhook webhook) {
        return new WebhookStream(
                subject(news.session()),
                link.partner(),
                link.id().hex(),
                webhook.receiver(links.secrets(link)));
    }
}
