package io.fairlead.webhook.delivery;

import io.fairlead.partner.Partners;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.http.OutboundAnswer;
import io.fairlead.shared.http.OutboundException;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.shared.http.OutboundRequest;
import io.fairlead.webhook.AttemptOutcome;
import io.fairlead.webhook.DeliveryAttempt;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.signing.WebhookKeys;
import io.fairlead.webhook.signing.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Signs a request to a receiver and sends it once. */
@Component
public class WebhookSender {

    private static final int EXCERPT_BYTES = 4096;

    private final OutboundHttp outbound;
    private final Partners partners;
    private final WebhookKeys keys;
    private final Clock clock;

    WebhookSender(OutboundHttp outbound, Partners partners, WebhookKeys keys, Clock clock) {
        this.outbound = outbound;
        this.partners = partners;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Sends a message.
     *
     * @param limit the longest that all of it may take
     */
    public DeliveryAttempt send(
            PartnerId partner, Receiver receiver, EventId id, byte[] body, Duration limit) {
        var startedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var start = System.nanoTime();
        var request =
                new OutboundRequest(
                        "POST",
                        receiver.url(),
                        headers(partner, receiver, id, startedAt, body),
                        body);
        try {
            var answer = outbound.sendWithin(limit, request, EXCERPT_BYTES);
            return new DeliveryAttempt(
                    startedAt,
                    AttemptOutcome.of(answer.status()),
                    answer.status(),
                    since(start),
                    excerpt(answer),
                    RetryAfter.of(answer, clock.instant()));
        } catch (OutboundException e) {
            return new DeliveryAttempt(
                    startedAt, AttemptOutcome.of(e.reason()), null, since(start), null, null);
        }
    }

    /** Returns the text of an answer, without the one character that PostgreSQL cannot keep. */
    private static String excerpt(OutboundAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns the request's headers; a partner's headers cannot replace those of Fairlead. */
    private Map<String, String> headers(
            PartnerId partner, Receiver receiver, EventId id, Instant now, byte[] body) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", "application/json, text/plain, */*");
        headers.put("User-Agent", "Fairlead");
        receiver.headers().forEach((name, value) -> headers.put(name, value.reveal()));
        headers.put("Content-Type", receiver.contentType().mediaType());
        headers.put(
                "X-Finicity-Signature", WebhookSignature.finicity(partners.secret(partner), body));
        headers.put("webhook-id", id.value());
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        headers.put(
                "webhook-signature",
                WebhookSignature.standard(id.value(), now, body, keys.current(partner)));
        return headers;
    }
}
