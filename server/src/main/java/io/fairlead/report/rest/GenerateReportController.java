package io.fairlead.report.rest;

import io.fairlead.report.Envelope;
import io.fairlead.report.OrderOutcome;
import io.fairlead.report.ReportKind;
import io.fairlead.report.ReportKind.Analytics;
import io.fairlead.report.ReportOrder;
import io.fairlead.report.ReportOrders;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class GenerateReportController {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CUSTOMER = "/decisioning/v2/customers/{customerId}";

    private final ReportOrders orders;

    GenerateReportController(ReportOrders orders) {
        this.orders = orders;
    }

    /** The last part of the path names the kind. */
    @PostMapping({
        CUSTOMER + "/voa",
        CUSTOMER + "/voaHistory",
        CUSTOMER + "/preQualVoa",
        CUSTOMER + "/assetSummary",
        CUSTOMER + "/voi",
        CUSTOMER + "/voeTransactions",
        CUSTOMER + "/cashFlowBusiness",
        CUSTOMER + "/cashFlowPersonal",
        CUSTOMER + "/statement",
        CUSTOMER + "/transactions"
    })
    @ResponseStatus(HttpStatus.ACCEPTED)
    ObjectNode generate(
            PartnerId caller,
            @PathVariable String customerId,
            @RequestParam Map<String, String> parameters,
            @Nullable ObjectNode body,
            HttpServletRequest request) {
        return order(caller, PathId.customer(customerId), kind(request), fields(body), parameters);
    }

    @PostMapping(CUSTOMER + "/reports/balance-analytics/userTypes/{userType}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ObjectNode generateBalanceAnalytics(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String userType,
            @RequestParam Map<String, String> parameters,
            @Nullable ObjectNode body) {
        return analyse(Analytics.BALANCE, userType, caller, customerId, body, parameters);
    }

    @PostMapping(CUSTOMER + "/reports/cashflow-analytics/userTypes/{userType}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ObjectNode generateCashFlowAnalytics(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String userType,
            @RequestParam Map<String, String> parameters,
            @Nullable ObjectNode body) {
        return analyse(Analytics.CASH_FLOW, userType, caller, customerId, body, parameters);
    }

    private ObjectNode analyse(
            Analytics analytics,
            String userType,
            PartnerId caller,
            String customerId,
            @Nullable ObjectNode body,
            Map<String, String> parameters) {
        var customer = PathId.customer(customerId);
        var kind = AnalyticsRequest.kind(analytics, userType, fields(body));
        return order(caller, customer, kind, fields(body), parameters);
    }

    private static ObjectNode fields(@Nullable ObjectNode body) {
        return body == null ? JSON.createObjectNode() : body;
    }

    private ObjectNode order(
            PartnerId caller,
            CustomerId customer,
            ReportKind kind,
            ObjectNode body,
            Map<String, String> parameters) {
        var query = new QueryFields(parameters);
        var constraints = ReportRequest.read(kind, body, query);
        var order = new ReportOrder(caller, customer, kind, constraints, CallbackUrl.read(query));
        return switch (orders.order(order)) {
            case OrderOutcome.Accepted(var report) -> Envelope.of(report);
            case OrderOutcome.UnknownCustomer() -> throw Problem.CUSTOMER_NOT_FOUND.exception();
            case OrderOutcome.NoConsumer() ->
                    throw Problem.CUSTOMER_WITHOUT_CONSUMER.exception(customer);
            case OrderOutcome.UnknownAccount(var account) ->
                    throw Problem.REPORT_ACCOUNT_NOT_FOUND.exception(account);
            case OrderOutcome.NoSuitableAccount() -> throw Problem.REPORT_ACCOUNT_TYPE.exception();
            case OrderOutcome.UnknownReport(var report) ->
                    throw Problem.REPORT_TO_COMPARE_NOT_FOUND.exception(PathId.quoted(report));
            case OrderOutcome.TooMany() -> throw Problem.REPORT_LIMIT.exception();
        };
    }

    private static ReportKind kind(HttpServletRequest request) {
        var path = request.getServletPath();
        return ReportKind.ofPath(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }
}
