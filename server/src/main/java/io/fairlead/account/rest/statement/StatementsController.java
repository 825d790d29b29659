package io.fairlead.account.rest.statement;

import io.fairlead.account.Account;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.account.rest.BankAnswer;
import io.fairlead.account.rest.LiveAccount;
import io.fairlead.account.rest.StoredAccounts;
import io.fairlead.connector.Reading;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.spi.BankStatement;
import io.fairlead.spi.StatementFile;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class StatementsController {

    private final StoredAccounts stored;
    private final LiveAccount live;
    private final Clock clock;

    StatementsController(StoredAccounts stored, LiveAccount live, Clock clock) {
        this.stored = stored;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}/statement")
    ResponseEntity<Object> file(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String accountId,
            @RequestParam Map<String, String> query) {
        var index = StatementIndex.one(new QueryFields(query));
        var account = stored.one(caller, customerId, accountId);
        return BankAnswer.ofFile(file(account, index::in), Problem.RESOURCE_NOT_FOUND::exception);
    }

    @GetMapping("/aggregation/v3/customers/{customerId}/accounts/{accountId}/statement")
    ResponseEntity<Object> list(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String accountId,
            @RequestParam Map<String, String> query) {
        var indexes = StatementIndex.several(new QueryFields(query));
        var account = stored.one(caller, customerId, accountId);
        var reading =
                live.read(
                        account,
                        DataKind.STATEMENTS,
                        (connector, bank, grant, id) ->
                                new BankStatements(connector, bank, grant, id).latest());
        return BankAnswer.of(
                reading,
                all -> StatementsResponse.of(account.key(), indexes, all, clock.instant()));
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/assets/{assetId}")
    ResponseEntity<Object> asset(
            PartnerId caller, @PathVariable String customerId, @PathVariable String assetId) {
        var accounts = stored.ofCustomer(caller, customerId);
        var asset = AssetId.read(assetId).orElseThrow(Problem.ASSET_NOT_FOUND::exception);
        var account =
                accounts.stream()
                        .filter(one -> one.key().id().equals(asset.account()))
                        .findFirst()
                        .orElseThrow(Problem.ASSET_NOT_FOUND::exception);
        return BankAnswer.ofFile(
                file(
                        account,
                        all ->
                                all.stream()
                                        .filter(one -> AssetId.of(account.key(), one).equals(asset))
                                        .findFirst()),
                Problem.ASSET_NOT_FOUND::exception);
    }

    private Reading<Optional<StatementFile>> file(
            Account account, Function<List<BankStatement>, Optional<BankStatement>> choice) {
        return live.read(
                account,
                DataKind.STATEMENTS,
                (connector, bank, grant, id) ->
                        new BankStatements(connector, bank, grant, id).file(choice));
    }
}
