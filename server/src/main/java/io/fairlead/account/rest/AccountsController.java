package io.fairlead.account.rest;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.GivenNames;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class AccountsController {

    private static final int MAX_FILTER_LENGTH = 255;
    private static final int MAX_GIVEN_LENGTH = 255;

    private final StoredAccounts stored;
    private final Accounts accounts;

    AccountsController(StoredAccounts stored, Accounts accounts) {
        this.stored = stored;
        this.accounts = accounts;
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts")
    AccountsResponse list(
            PartnerId caller,
            @PathVariable String customerId,
            @RequestParam Map<String, String> query) {
        var fields = new QueryFields(query);
        var filter =
                status(fields.word("status", MAX_FILTER_LENGTH))
                        .and(type(fields.word("account_type", MAX_FILTER_LENGTH)));
        return AccountsResponse.of(
                stored.ofCustomer(caller, customerId).stream().filter(filter).toList());
    }

    @GetMapping("/aggregation/v2/customers/{customerId}/accounts/{accountId}")
    AccountResponse get(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        return AccountResponse.of(stored.one(caller, customerId, accountId));
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts")
    AccountsResponse atInstitution(
            PartnerId caller, @PathVariable String customerId, @PathVariable String institutionId) {
        return AccountsResponse.of(stored.atInstitution(caller, customerId, institutionId));
    }

    @GetMapping(
            "/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts")
    AccountsResponse ofLogin(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String institutionLoginId) {
        return AccountsResponse.of(stored.ofLogin(caller, customerId, institutionLoginId));
    }

    /** Gives an account another name or number, as an older version of the API has it. */
    @PutMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String accountId,
            ObjectNode body) {
        var account = PathKey.account(caller, customerId, accountId);
        if (!accounts.rename(account, given(new BodyFields(body)))) {
            throw PathKey.noAccount(customerId, accountId);
        }
    }

    private static GivenNames given(BodyFields fields) {
        var given =
                new GivenNames(
                        fields.optional("name", MAX_GIVEN_LENGTH),
                        fields.optional("number", MAX_GIVEN_LENGTH));
        if (given.name() == null && given.number() == null) {
            throw Problem.NO_DATA_TO_UPDATE.exception();
        }
        return given;
    }

    @DeleteMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        if (!accounts.delete(PathKey.account(caller, customerId, accountId))) {
            throw PathKey.noAccount(customerId, accountId);
        }
    }

    @DeleteMapping("/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteLogin(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String institutionLoginId) {
        if (!accounts.delete(PathKey.login(caller, customerId, institutionLoginId))) {
            throw PathKey.noAccountsOfLogin(institutionLoginId);
        }
    }

    private static Predicate<Account> status(@Nullable String text) {
        return switch (text) {
            case null -> _ -> true;
            case "active" -> Account::shared;
            case "pending" -> account -> !account.shared();
            default -> throw Problem.INVALID_ACCOUNT_STATUS.exception();
        };
    }

    private static Predicate<Account> type(@Nullable String text) {
        return switch (text) {
            case null -> _ -> true;
            case "ava" -> Account::isDeposit;
            default -> throw Problem.BAD_REQUEST.exception("\"account_type\" must be ava.");
        };
    }
}
