package io.fairlead.account.rest;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.customer.Customers;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The accounts a call is about, or the problem that it has none. */
@Component
public class StoredAccounts {

    private final Accounts accounts;
    private final Customers customers;

    StoredAccounts(Accounts accounts, Customers customers) {
        this.accounts = accounts;
        this.customers = customers;
    }

    public Account one(PartnerId caller, String customerId, String accountId) {
        return accounts.find(PathKey.account(caller, customerId, accountId))
                .orElseThrow(() -> PathKey.noAccount(customerId, accountId));
    }

    public List<Account> ofCustomer(PartnerId caller, String customerId) {
        var customer = PathId.customer(customerId);
        if (!customers.exists(caller, customer)) {
            throw Problem.CUSTOMER_NOT_FOUND.exception();
        }
        return accounts.list(caller, customer);
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
        var found = accounts.list(PathKey.login(caller, customerId, loginId));
        if (found.isEmpty()) {
            throw PathKey.noAccountsOfLogin(loginId);
        }
        return found;
    }

    /** Active accounts only. */
    List<Account> atInstitution(PartnerId caller, String customerId, String institutionId) {
        var found =
                accounts.list(caller, PathId.customer(customerId)).stream()
                        .filter(account -> account.login().institutionId().equals(institutionId))
                        .filter(Account::active)
                        .toList();
        if (found.isEmpty()) {
            throw PathKey.noAccountsAt(institutionId);
        }
        return found;
    }
}
