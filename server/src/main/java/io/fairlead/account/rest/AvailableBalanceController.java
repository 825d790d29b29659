package io.fairlead.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.account.wire.WireFormat;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.spi.Connector;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class AvailableBalanceController {

    private static final String CACHE_INTERVAL = "balance_cache_interval";
    private static final int DEFAULT_CACHE_MINUTES = 30;
    private static final int MAX_CACHE_MINUTES = 1440;

    private final StoredAccounts stored;
    private final LiveAccount live;
    private final Accounts accounts;
    private final Clock clock;

    AvailableBalanceController(
            StoredAccounts stored, LiveAccount live, Accounts accounts, Clock clock) {
        this.stored = stored;
        this.live = live;
        this.accounts = accounts;
        this.clock = clock;
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
            var at = WireFormat.seconds(atBank.balanceAt());
            return new AvailableBalanceResponse(
                    Long.parseLong(account.key().customer().value()),
                    account.realNumberLast4(),
                    atBank.detail().members().get("availableBalanceAmount")
                                    instanceof BigDecimal available
                            ? available
                            : atBank.balance(),
                    at,
                    atBank.balance(),
                    at,
                    WireFormat.statusCode(account.aggregation()),
                    atBank.currency());
        }
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}/availableBalance")
    AvailableBalanceResponse stored(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        return AvailableBalanceResponse.of(deposit(caller, customerId, accountId));
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}/availableBalance/live")
    ResponseEntity<Object> live(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String accountId,
            @RequestParam Map<String, String> query) {
        var cache = cacheInterval(new QueryFields(query));
        var account = deposit(caller, customerId, accountId);
        if (account.updatedAt().isAfter(clock.instant().minus(cache))) {
            return ResponseEntity.ok(AvailableBalanceResponse.of(account));
        }
        return BankAnswer.of(
                live.read(account, DataKind.BALANCES, Connector::balance),
                shown ->
                        accounts.record(account, shown)
                                .map(AvailableBalanceResponse::of)
                                .orElseThrow(() -> PathKey.noAccount(customerId, accountId)));
    }

    private Account deposit(PartnerId caller, String customerId, String accountId) {
        var account = stored.one(caller, customerId, accountId);
        if (!account.isDeposit()) {
            throw BankAnswer.unsupported();
        }
        Agreed.check(account, DataKind.BALANCES);
        return account;
    }

    private static Duration cacheInterval(QueryFields fields) {
        var minutes = fields.integer(CACHE_INTERVAL, DEFAULT_CACHE_MINUTES);
        if (minutes < 0 || minutes > MAX_CACHE_MINUTES) {
            throw Problem.BAD_REQUEST.exception(
                    "\"%s\" must be 0 to %d.".formatted(CACHE_INTERVAL, MAX_CACHE_MINUTES));
        }
        return Duration.ofMinutes(minutes);
    }
}
