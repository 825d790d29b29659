package io.fairlead.account.rest;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.spi.Connector;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class OwnerController {

    private final StoredAccounts stored;
    private final LiveAccount live;
    private final Clock clock;

    OwnerController(StoredAccounts stored, LiveAccount live, Clock clock) {
        this.stored = stored;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}/owner")
    ResponseEntity<Object> owner(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        var account = stored.one(caller, customerId, accountId);
        return BankAnswer.of(
                live.read(account, DataKind.OWNERS, Connector::owners),
                owners -> OwnerResponse.of(owners, clock.instant()));
    }

    @GetMapping("/aggregation/v3/customers/{customerId}/accounts/{accountId}/owner")
    ResponseEntity<Object> holders(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        var account = stored.one(caller, customerId, accountId);
        return BankAnswer.of(
                live.read(account, DataKind.OWNERS, Connector::owners), HoldersResponse::of);
    }
}
