package io.fairlead.report.rest;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says clearly of the vendor's other kinds of reports that this server does not make them. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class UnsupportedReportController {

    private static final String CUSTOMER = "/decisioning/v2/customers/{customerId}";

    private static final Set<String> KINDS =
            Set.of(
                    "voePayroll",
                    "voiePayroll",
                    "payStatement",
                    "voieTxVerify",
                    "payment-history",
                    "foresight-analytics");

    @PostMapping(CUSTOMER + "/{report}")
    void refuse(PartnerId caller, @PathVariable String customerId, @PathVariable String report) {
        PathId.customer(customerId);
        throw KINDS.contains(report)
                ? Problem.REPORT_NOT_MADE_HERE.exception(report)
                : Problem.NO_SUCH_ENDPOINT.exception();
    }

    @PostMapping({
        "/decisioning/customers/{customerId}/reports/{report}/userTypes/{userType}",
        CUSTOMER + "/reports/{report}/userTypes/{userType}"
    })
    void refuseAnalytics(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String report,
            @PathVariable String userType) {
        refuse(caller, customerId, report);
    }

    @PostMapping({CUSTOMER + "/voieTxVerify/{form}"})
    void refusePaystub(
            PartnerId caller, @PathVariable String customerId, @PathVariable String form) {
        refuse(caller, customerId, "voieTxVerify");
    }
}
