package io.fairlead.session.publish;

import io.fairlead.report.Envelope;
import io.fairlead.report.Report;
import io.fairlead.report.Reports;
import io.fairlead.session.Session;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks tell of the reports of a session: an object, or a list of them. */
@Component
class ReportPayloads {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SOURCE = "Fairlead Connect";

    private final Reports reports;

    ReportPayloads(Reports reports) {
        this.reports = reports;
    }

    /** The reports as they were ordered. */
    JsonNode generating(Session session) {
        return of(all(session).map(ReportPayloads::told).toList());
    }

    /** The reports as they have ended. */
    JsonNode done(Session session) {
        return of(
                all(session)
                        .map(report -> told(report).put("portfolioId", report.portfolio().text()))
                        .toList());
    }

    private Stream<Report> all(Session session) {
        return reports.list(session.link().partner(), session.id()).stream();
    }

    private static ObjectNode told(Report report) {
        var told = Envelope.of(report);
        told.remove(List.of("portfolioId", "consumerSsn"));
        return told.put("source", SOURCE).put("reportId", report.id().value());
    }

    private static JsonNode of(List<ObjectNode> told) {
        return told.size() == 1 ? told.getFirst() : JSON.valueToTree(told);
    }
}
