package io.fairlead.report;

import io.fairlead.customer.EndUser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every report begins with, in the order of a recorded one. Source: {@code
 * docs/compatibility.md}, "Reports".
 */
public final class Envelope {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Envelope() {}

    /** What an order is answered with, and a report that is still made. */
    public static ObjectNode of(Report report) {
        return of(report, report.status(), false);
    }

    /** The beginning of a finished report. */
    public static ObjectNode of(Report report, ReportStatus end) {
        return of(report, end, true);
    }

    private static ObjectNode of(Report report, ReportStatus status, boolean withDetails) {
        var content = report.content();
        var consumer = content.consumer();
        var envelope =
                JSON.createObjectNode()
                        .put("id", report.id().value())
                        .put("portfolioId", report.portfolio().text())
                        .put("customerType", content.customerType())
                        .put("customerId", Long.parseLong(report.customer().value()))
                        .put("requestId", report.requestId())
                        .put("requesterName", content.requesterName());
        if (consumer != null && consumer.endUser() != null) {
            envelope.set("endUser", endUser(consumer.endUser()));
        }
        envelope.put("createdDate", report.createdAt().getEpochSecond())
                .put("title", report.kind().title());
        if (consumer != null) {
            envelope.put("consumerId", consumer.id()).put("consumerSsn", consumer.lastDigits());
            if (withDetails) {
                envelope.set("consumerDetails", details(consumer));
            }
        }
        envelope.set("constraints", JSON.valueToTree(content.constraints()));
        return envelope.put("type", report.kind().type()).put("status", status.wireName());
    }

    /** A row of a list of reports. */
    public static ObjectNode summary(Report report) {
        var content = report.content();
        var consumer = content.consumer();
        var summary =
                JSON.createObjectNode()
                        .put("id", report.id().value())
                        .put("requestId", report.requestId())
                        .put("requesterName", content.requesterName())
                        .put("createdDate", report.createdAt().getEpochSecond());
        if (consumer != null) {
            summary.put("consumerId", consumer.id()).put("consumerSsn", consumer.lastDigits());
        }
        summary.set("constraints", JSON.valueToTree(content.constraints()));
        return summary.put("type", report.kind().type()).put("status", report.status().wireName());
    }

    private static ObjectNode endUser(EndUser user) {
        var node = JSON.createObjectNode();
        put(node, "name", user.name());
        put(node, "address", user.address());
        put(node, "city", user.city());
        put(node, "state", user.state());
        put(node, "zip", user.zip());
        put(node, "phone", user.phone());
        put(node, "email", user.email());
        put(node, "url", user.url());
        return node;
    }

    private static ObjectNode details(ReportConsumer consumer) {
        var node = JSON.createObjectNode().put("id", consumer.id());
        put(node, "firstName", consumer.firstName());
        put(node, "middleName", consumer.middleName());
        put(node, "lastName", consumer.lastName());
        put(node, "address", consumer.address());
        put(node, "city", consumer.city());
        put(node, "state", consumer.state());
        put(node, "zip", consumer.zip());
        put(node, "phone", consumer.phone());
        node.put("ssn", consumer.lastDigits());
        put(node, "email", consumer.email());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
