package io.fairlead.account.rest.transaction;

import static java.util.stream.Collectors.toMap;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.refresh.TransactionRefreshes;
import io.fairlead.account.rest.StoredAccounts;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Reads transactions again in the background. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class TransactionRefreshesController {

    private static final String PATH = "/aggregation/customers/{customerId}/transactions/refreshes";

    private final TransactionRefreshes refreshes;
    private final StoredAccounts stored;
    private final Accounts accounts;
    private final Clock clock;

    TransactionRefreshesController(
            TransactionRefreshes refreshes, StoredAccounts stored, Accounts accounts, Clock clock) {
        this.refreshes = refreshes;
        this.stored = stored;
        this.accounts = accounts;
        this.clock = clock;
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.ACCEPTED)
    TransactionRefreshResponse begin(
            PartnerId caller, @PathVariable String customerId, ObjectNode body) {
        stored.ofCustomer(caller, customerId);
        var request = TransactionRefreshRequest.of(body, clock);
        return refreshes
                .accept(
                        caller,
                        PathId.customer(customerId),
                        request.login(),
                        request.mode(),
                        request.custom(),
                        chosen(caller, customerId, request))
                .map(TransactionRefreshResponse::of)
                .orElseThrow(Problem.NO_ACCOUNTS::exception);
    }

    @GetMapping(PATH + "/{refreshId}")
    TransactionRefreshStatusResponse status(
            PartnerId caller, @PathVariable String customerId, @PathVariable String refreshId) {
        var customer = PathId.customer(customerId);
        var refresh =
                refreshes
                        .find(caller, customer, uuid(refreshId))
                        .orElseThrow(Problem.DATA_NOT_FOUND::exception);
        return TransactionRefreshStatusResponse.of(
                refresh,
                accounts.list(caller, customer).stream()
                        .collect(toMap(account -> account.key().id(), account -> account)));
    }

    private List<Account> chosen(
            PartnerId caller, String customerId, TransactionRefreshRequest request) {
        var login = request.login();
        return login == null
                ? request.accountIds().stream()
                        .distinct()
                        .map(account -> one(caller, customerId, account))
                        .toList()
                : stored.ofLogin(caller, customerId, login);
    }

    private Account one(PartnerId caller, String customerId, String accountId) {
        return stored.find(caller, customerId, accountId)
                .orElseThrow(() -> Problem.NO_SUCH_ACCOUNT.exception(PathId.quoted(accountId)));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problem.DATA_NOT_FOUND.exception();
        }
    }
}
