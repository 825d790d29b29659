package io.fairlead.account.rest;

import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.account.aggregation.WantedDays;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.Reading;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.QueryFields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
            @PathVariable String institutionLoginId,
            @RequestParam Map<String, String> query) {
        var days = days(new QueryFields(query));
        stored.ofLogin(caller, customerId, institutionLoginId);
        aggregations.refresh(PathKey.login(caller, customerId, institutionLoginId), days);
        return AccountsResponse.of(stored.ofLogin(caller, customerId, institutionLoginId));
    }

    @PostMapping("/aggregation/v2" + OF_LOGIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refreshLoginWithoutAnswer(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String institutionLoginId,
            @RequestParam Map<String, String> query) {
        refreshLogin(caller, customerId, institutionLoginId, query);
    }

    /** The days whose transactions are read; what is new, where they are not given. */
    private static WantedDays days(QueryFields query) {
        var from = query.moment("fromDate");
        var to = query.moment("toDate");
        QueryFields.checkOrder(from, to);
        return new WantedDays(day(from), day(to));
    }

    private static @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    @PostMapping(
            "/aggregation/v1/customers/{customerId}/accounts/{accountId}/transactions/historic")
    ResponseEntity<Object> loadHistory(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        var account = stored.one(caller, customerId, accountId);
        Agreed.check(account, DataKind.TRANSACTIONS);
        var reading = aggregations.loadHistory(account);
        return reading instanceof Reading.Got
                ? ResponseEntity.noContent().build()
                : BankAnswer.of(reading, loaded -> loaded);
    }
}
