package io.fairlead.account.rest;

import io.fairlead.account.Account;
import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.LoginReadings;
import io.fairlead.customer.Customers;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The accounts a call is about, or the problem that it has none. Those that a consumer has just
 * shared are waited for until they are read, though not for long.
 */
@Component
public class StoredAccounts {

    private final Accounts accounts;
    private final Customers customers;
    private final LoginReadings readings;

    StoredAccounts(Accounts accounts, Customers customers, LoginReadings readings) {
        this.accounts = accounts;
        this.customers = customers;
        this.readings = readings;
    }

    public Account one(PartnerId caller, String customerId, String accountId) {
        return find(caller, customerId, accountId)
                .orElseThrow(() -> PathKey.noAccount(customerId, accountId));
    }

    public Optional<Account> find(PartnerId caller, String customerId, String accountId) {
        var customer = PathId.customer(customerId);
        if (!PathId.isNumber(accountId)) {
            return Optional.empty();
        }
        var account = new AccountKey(caller, customer, accountId);
        return readings.whenRead(() -> accounts.find(account).stream().toList()).stream()
                .findFirst();
    }

    public List<Account> ofCustomer(PartnerId caller, String customerId) {
        var customer = PathId.customer(customerId);
        if (!customers.exists(caller, customer)) {
            throw Problem.CUSTOMER_NOT_FOUND.exception();
        }
        return readings.whenRead(() -> accounts.list(caller, customer));
    }

    /**
     * Some accounts of a customer, or all.
     *
     * @param asked their ids; empty means all
     */
    public List<Account> ofCustomer(PartnerId caller, String customerId, Set<String> asked) {
        var all = ofCustomer(caller, customerId);
        if (all.isEmpty()) {
            throw Problem.NO_ACCOUNTS.exception();
        }
        var ids = all.stream().map(account -> account.key().id()).collect(Collectors.toSet());
        for (var id : asked) {
            if (!ids.contains(id)) {
                throw PathKey.noAccount(customerId, id);
            }
        }
        return asked.isEmpty()
                ? all
                : all.stream().filter(account -> asked.contains(account.key().id())).toList();
    }

    public List<Account> ofLogin(PartnerId caller, String customerId, String loginId) {
        var login = PathKey.login(caller, customerId, loginId);
        var found = readings.whenRead(() -> accounts.list(login));
        if (found.isEmpty()) {
            throw PathKey.noAccountsOfLogin(loginId);
        }
        return found;
    }

    /** Active accounts only. */
    List<Account> atInstitution(PartnerId caller, String customerId, String institutionId) {
        var customer = PathId.customer(customerId);
        var found =
                readings.whenRead(() -> accounts.list(caller, customer)).stream()
                        .filter(account -> account.login().institutionId().equals(institutionId))
                        .filter(Account::shared)
                        .toList();
        if (found.isEmpty()) {
            throw PathKey.noAccountsAt(institutionId);
        }
        return found;
    }
}
