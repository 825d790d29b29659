package io.fairlead.account.rest;

import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.connector.Reading;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reads accounts again; how that went stands on each of them. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class RefreshController {

    private static final String OF_CUSTOMER = "/customers/{customerId}/accounts";
    private static final String OF_LOGIN =
            "/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts";

    private final StoredAccounts stored;
    private final Aggregations aggregations;

    RefreshController(StoredAccounts stored, Aggregations aggregations) {
        this.stored = stored;
        this.aggregations = aggregations;
    }

    @PostMapping("/aggregation/v1" + OF_CUSTOMER)
    AccountsResponse refresh(PartnerId caller, @PathVariable String customerId) {
        stored.ofCustomer(caller, customerId);
        aggregations.refresh(caller, PathId.customer(customerId));
        return AccountsResponse.of(stored.ofCustomer(caller, customerId));
    }

    @PostMapping("/aggregation/v2" + OF_CUSTOMER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refreshWithoutAnswer(PartnerId caller, @PathVariable String customerId) {
        refresh(caller, customerId);
    }

    @PostMapping("/aggregation/v1" + OF_LOGIN)
    AccountsResponse refreshLogin(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String institutionLoginId) {
        stored.ofLogin(caller, customerId, institutionLoginId);
        aggregations.refresh(PathKey.login(caller, customerId, institutionLoginId));
        return AccountsResponse.of(stored.ofLogin(caller, customerId, institutionLoginId));
    }

    @PostMapping("/aggregation/v2" + OF_LOGIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refreshLoginWithoutAnswer(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String institutionLoginId) {
        refreshLogin(caller, customerId, institutionLoginId);
    }

    @PostMapping(
            "/aggregation/v1/customers/{customerId}/accounts/{accountId}/transactions/historic")
    ResponseEntity<Object> loadHistory(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        var reading = aggregations.loadHistory(stored.one(caller, customerId, accountId));
        return reading instanceof Reading.Got
                ? ResponseEntity.noContent().build()
                : BankAnswer.of(reading, loaded -> loaded);
    }
}
