package io.fairlead.account.rest;

import io.fairlead.account.aggregation.AccountAdditions;
import io.fairlead.account.aggregation.AddOutcome;
import io.fairlead.customer.Customers;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * The direct add of the time before Connect. Source: the vendor's own set-up script, see
 * docs/compatibility.md.
 */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class AddAllController {

    private final AccountAdditions additions;
    private final Customers customers;

    AddAllController(AccountAdditions additions, Customers customers) {
        this.additions = additions;
        this.customers = customers;
    }

    @PostMapping(
            "/aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/addall")
    ResponseEntity<Object> addAll(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String institutionId,
            ObjectNode body) {
        var customer =
                customers
                        .find(caller, PathId.customer(customerId))
                        .orElseThrow(Problem.CUSTOMER_NOT_FOUND::exception);
        var credentials = CredentialsRequest.of(body);
        return answer(additions.addAll(caller, customer, institutionId, credentials));
    }

    private static ResponseEntity<Object> answer(AddOutcome outcome) {
        return switch (outcome) {
            case AddOutcome.Added(var accounts) -> ResponseEntity.ok(AccountsResponse.of(accounts));
            case AddOutcome.MfaNeeded(var challenges) -> BankAnswer.mfa(challenges);
            case AddOutcome.NoSuchCustomer _ -> throw Problem.CUSTOMER_NOT_FOUND.exception();
            case AddOutcome.NoSuchInstitution _ -> throw Problem.INSTITUTION_NOT_FOUND.exception();
            case AddOutcome.OutOfReach _ ->
                    throw Problem.INSTITUTION_OUT_OF_REACH.exception(
                            "Testing customers can add accounts of FinBank only, active ones of"
                                    + " all other institutions only.");
            case AddOutcome.ConnectNeeded _ ->
                    throw Problem.INSTITUTION_OUT_OF_REACH.exception(
                            "This institution takes no credentials: use Connect.");
            case AddOutcome.NotAsked(var text) -> throw BankAnswer.notAsked(text);
            case AddOutcome.Refused(var status, var text) ->
                    throw Problem.institutionFailed(status.code(), text);
        };
    }
}
