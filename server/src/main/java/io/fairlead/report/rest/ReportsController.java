package io.fairlead.report.rest;

import io.fairlead.customer.Consumers;
import io.fairlead.customer.Customers;
import io.fairlead.report.Envelope;
import io.fairlead.report.Report;
import io.fairlead.report.ReportId;
import io.fairlead.report.Reports;
import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class ReportsController {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reports reports;
    private final Customers customers;
    private final Consumers consumers;
    private final ReportAnswer answer;

    ReportsController(
            Reports reports, Customers customers, Consumers consumers, ReportAnswer answer) {
        this.reports = reports;
        this.customers = customers;
        this.consumers = consumers;
        this.answer = answer;
    }

    @GetMapping("/decisioning/v3/customers/{customerId}/reports/{reportId}")
    ResponseEntity<byte[]> ofCustomer(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String reportId,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        var customer = existing(caller, customerId);
        var retrieval = RetrievalRequest.read(parameters, null, request);
        return answer.of(
                shown(reportId, find(caller, reportId).filter(report -> report.concerns(customer))),
                caller,
                retrieval);
    }

    @GetMapping("/decisioning/v3/consumers/{consumerId}/reports/{reportId}")
    ResponseEntity<byte[]> ofConsumer(
            PartnerId caller,
            @PathVariable String consumerId,
            @PathVariable String reportId,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        var consumer = existingConsumer(caller, consumerId);
        var retrieval = RetrievalRequest.read(parameters, null, request);
        return answer.of(
                shown(reportId, find(caller, reportId).filter(report -> isAbout(report, consumer))),
                caller,
                retrieval);
    }

    /** A report of the caller's own, or one that it has got by {@link #reissue}. */
    @PostMapping("/decisioning/v3/reports/{reportId}")
    ResponseEntity<byte[]> byId(
            PartnerId caller,
            @PathVariable String reportId,
            @RequestParam Map<String, String> parameters,
            @Nullable ObjectNode body,
            HttpServletRequest request) {
        var retrieval = RetrievalRequest.read(parameters, body, request);
        return answer.of(
                shown(
                        reportId,
                        ReportId.parse(reportId).flatMap(id -> reports.findReadable(caller, id))),
                caller,
                retrieval);
    }

    /** Another partner's report, for the purpose that it was got for. */
    @PostMapping("/decisioning/v1/reports/{reportId}/partners")
    ResponseEntity<byte[]> reissue(
            PartnerId caller,
            @PathVariable String reportId,
            @RequestParam Map<String, String> parameters,
            @Nullable ObjectNode body,
            HttpServletRequest request) {
        var retrieval = RetrievalRequest.read(parameters, body, request);
        var purpose = retrieval.purpose();
        if (purpose == null) {
            throw Problem.REPORT_PURPOSE.exception();
        }
        return answer.of(
                shown(
                        reportId,
                        ReportId.parse(reportId)
                                .flatMap(id -> reports.reissue(caller, id, purpose))),
                caller,
                retrieval);
    }

    @GetMapping("/decisioning/v1/customers/{customerId}/reports")
    ObjectNode list(PartnerId caller, @PathVariable String customerId) {
        return list(reports.list(caller, existing(caller, customerId)));
    }

    @GetMapping("/decisioning/v1/consumers/{consumerId}/reports")
    ObjectNode listOfConsumer(PartnerId caller, @PathVariable String consumerId) {
        return list(reports.list(caller, existingConsumer(caller, consumerId)));
    }

    private static ObjectNode list(List<Report> reports) {
        var node = JSON.createObjectNode();
        var list = node.putArray("reports");
        reports.forEach(report -> list.add(Envelope.summary(report)));
        return node;
    }

    private Optional<Report> find(PartnerId caller, String reportId) {
        return ReportId.parse(reportId).flatMap(id -> reports.find(caller, id));
    }

    private static Report shown(String reportId, Optional<Report> found) {
        return found.orElseThrow(() -> Problem.REPORT_NOT_FOUND.exception(PathId.quoted(reportId)));
    }

    private static boolean isAbout(Report report, ConsumerId consumer) {
        var about = report.content().consumer();
        return about != null && about.id().equals(consumer.value());
    }

    private CustomerId existing(PartnerId caller, String customerId) {
        var customer = PathId.customer(customerId);
        if (!customers.exists(caller, customer)) {
            throw Problem.CUSTOMER_NOT_FOUND.exception();
        }
        return customer;
    }

    private ConsumerId existingConsumer(PartnerId caller, String consumerId) {
        var consumer = PathId.consumer(consumerId);
        if (consumers.find(caller, consumer).isEmpty()) {
            throw Problem.CONSUMER_NOT_FOUND.exception(consumer);
        }
        return consumer;
    }
}
