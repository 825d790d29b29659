package io.fairlead.report;

import io.fairlead.webhook.PlainEvent;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookStream;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.outbox.Webhooks;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the address that a generate call has named what becomes of its report, in a stream for each
 * report. Source of names and members: {@code docs/compatibility.md}, "Reports".
 */
@Component
class ReportNews {

    private static final String KIND = "report";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Webhooks webhooks;

    ReportNews(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** A report was ordered. */
    void begin(Report report, Receiver receiver) {
        webhooks.open(
                new WebhookStream(subject(report), report.partner(), null, receiver),
                List.of(event(report, ReportStatus.IN_PROGRESS, WebhookEventName.IN_PROGRESS)));
    }

    /** A report has ended. */
    void end(Report report, ReportStatus status) {
        var name = status == ReportStatus.SUCCESS ? WebhookEventName.DONE : WebhookEventName.FAILED;
        webhooks.append(report.partner(), subject(report), List.of(event(report, status, name)));
    }

    private static WebhookSubject subject(Report report) {
        return new WebhookSubject(KIND, report.id().value());
    }

    private static PlainEvent event(Report report, ReportStatus status, WebhookEventName name) {
        var content = report.content();
        var consumer = content.consumer();
        var body =
                JSON.createObjectNode()
                        .put("eventName", name.wireName())
                        .put("id", report.id().value());
        if (consumer != null) {
            body.put("consumerId", consumer.id()).put("consumerSsn", consumer.lastDigits());
        }
        body.put("type", report.kind().type())
                .put("status", status.wireName())
                .put("portfolioId", report.portfolio().text())
                .put("customerId", Long.parseLong(report.customer().value()));
        var fields = content.constraints().reportCustomFields();
        if (fields != null) {
            body.set("reportCustomFields", JSON.valueToTree(fields));
        }
        return new PlainEvent(report.customer(), name, body);
    }
}
