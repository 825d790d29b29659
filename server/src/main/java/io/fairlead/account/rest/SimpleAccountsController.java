package io.fairlead.account.rest;

import io.fairlead.account.Account;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class SimpleAccountsController {

    private final StoredAccounts stored;

    SimpleAccountsController(StoredAccounts stored) {
        this.stored = stored;
    }

    record SimpleAccountsResponse(List<SimpleAccountResponse> accounts) {

        static SimpleAccountsResponse active(List<Account> accounts) {
            return new SimpleAccountsResponse(
                    accounts.stream()
                            .filter(Account::shared)
                            .map(SimpleAccountResponse::of)
                            .toList());
        }
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts/simple")
    SimpleAccountsResponse list(PartnerId caller, @PathVariable String customerId) {
        return SimpleAccountsResponse.active(stored.ofCustomer(caller, customerId));
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}/simple")
    SimpleAccountResponse get(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        return SimpleAccountResponse.of(stored.one(caller, customerId, accountId));
    }

    @GetMapping(
            "/aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/simple")
    SimpleAccountsResponse atInstitution(
            PartnerId caller, @PathVariable String customerId, @PathVariable String institutionId) {
        return SimpleAccountsResponse.active(
                stored.atInstitution(caller, customerId, institutionId));
    }

    @GetMapping(
            "/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts/simple")
    SimpleAccountsResponse ofLogin(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String institutionLoginId) {
        return SimpleAccountsResponse.active(
                stored.ofLogin(caller, customerId, institutionLoginId));
    }
}
