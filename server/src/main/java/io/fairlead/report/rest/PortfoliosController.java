package io.fairlead.report.rest;

import io.fairlead.customer.Consumer;
import io.fairlead.customer.Consumers;
import io.fairlead.customer.Customers;
import io.fairlead.report.PortfolioId;
import io.fairlead.report.Report;
import io.fairlead.report.ReportStatus;
import io.fairlead.report.Reports;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class PortfoliosController {

    private final Reports reports;
    private final Customers customers;
    private final Consumers consumers;

    PortfoliosController(Reports reports, Customers customers, Consumers consumers) {
        this.reports = reports;
        this.customers = customers;
        this.consumers = consumers;
    }

    @GetMapping("/decisioning/v1/customers/{customerId}/portfolios/{portfolioId}")
    PortfolioResponse ofCustomer(
            PartnerId caller, @PathVariable String customerId, @PathVariable String portfolioId) {
        var customer = PathId.customer(customerId);
        if (!customers.exists(caller, customer)) {
            throw Problem.CUSTOMER_NOT_FOUND.exception();
        }
        return PortfolioResponse.of(
                portfolioId,
                null,
                finished(caller, portfolioId, report -> report.concerns(customer)));
    }

    @GetMapping("/decisioning/v1/consumers/{consumerId}/portfolios/{portfolioId}")
    PortfolioResponse ofConsumer(
            PartnerId caller, @PathVariable String consumerId, @PathVariable String portfolioId) {
        var consumer = existing(caller, consumerId);
        return PortfolioResponse.of(
                portfolioId,
                consumer,
                finished(caller, portfolioId, report -> report.concerns(consumer.customer())));
    }

    /** The newest report about a consumer, with whom it is about; nothing when there is none. */
    @GetMapping("/decisioning/v1/portfolios/{portfolioId}")
    ResponseEntity<PortfolioResponse> latest(PartnerId caller, @PathVariable String portfolioId) {
        var about =
                found(caller, portfolioId, report -> report.content().consumer() != null).stream()
                        .filter(report -> report.status() == ReportStatus.SUCCESS)
                        .toList();
        if (about.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        var latest = about.getLast();
        var whom = Objects.requireNonNull(latest.content().consumer());
        return ResponseEntity.ok(
                PortfolioResponse.of(portfolioId, existing(caller, whom.id()), List.of(latest)));
    }

    private List<Report> finished(PartnerId caller, String portfolioId, Predicate<Report> wanted) {
        var all = found(caller, portfolioId, wanted);
        if (all.isEmpty()) {
            throw Problem.PORTFOLIO_NOT_FOUND.exception(portfolioId);
        }
        if (all.stream().allMatch(report -> report.status() == ReportStatus.IN_PROGRESS)) {
            throw Problem.PORTFOLIO_EMPTY.exception(portfolioId);
        }
        return all;
    }

    private List<Report> found(PartnerId caller, String portfolioId, Predicate<Report> wanted) {
        var id =
                PortfolioId.parse(portfolioId)
                        .orElseThrow(
                                () -> Problem.PORTFOLIO_ID.exception(PathId.quoted(portfolioId)));
        return reports
                .portfolio(caller, id)
                .orElseThrow(() -> Problem.PORTFOLIO_NOT_FOUND.exception(portfolioId))
                .stream()
                .filter(wanted)
                .toList();
    }

    private Consumer existing(PartnerId caller, String consumerId) {
        var id = PathId.consumer(consumerId);
        return consumers
                .find(caller, id)
                .orElseThrow(() -> Problem.CONSUMER_NOT_FOUND.exception(id));
    }
}
