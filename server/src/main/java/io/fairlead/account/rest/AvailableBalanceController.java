package io.fairlead.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.Account;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.problem.Problem;
import io.fairlead.shared.web.CallableBy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class AvailableBalanceController {

    private final StoredAccounts stored;

    AvailableBalanceController(StoredAccounts stored) {
        this.stored = stored;
    }

    /** The id is the customer's, as documented. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AvailableBalanceResponse(
            long id,
            @Nullable String realAccountNumberLast4,
            BigDecimal availableBalance,
            long availableBalanceDate,
            BigDecimal clearedBalance,
            long clearedBalanceDate,
            @Nullable Integer aggregationStatusCode,
            String currency) {

        static AvailableBalanceResponse of(Account account) {
            var atBank = account.atBank();
            var at = Wire.seconds(atBank.balanceAt());
            return new AvailableBalanceResponse(
                    Long.parseLong(account.key().customer().value()),
                    Wire.lastDigits(account),
                    atBank.detail().members().get("availableBalanceAmount")
                                    instanceof BigDecimal available
                            ? available
                            : atBank.balance(),
                    at,
                    atBank.balance(),
                    at,
                    AccountResponse.statusCode(account.aggregation()),
                    atBank.currency());
        }
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}/availableBalance")
    AvailableBalanceResponse stored(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        var account = stored.one(caller, customerId, accountId);
        if (!account.isDeposit()) {
            throw Problem.BAD_REQUEST.exception("(Account type not supported).");
        }
        return AvailableBalanceResponse.of(account);
    }
}
