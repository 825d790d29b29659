package io.fairlead.account;

import io.fairlead.connector.LoginAccounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.customer.CustomerLock;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.Inventory;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class SharedAccounts implements LoginAccounts {

    private final AccountStore accounts;
    private final LoginStore logins;
    private final CustomerLock customers;

    SharedAccounts(AccountStore accounts, LoginStore logins, CustomerLock customers) {
        this.accounts = accounts;
        this.logins = logins;
        this.customers = customers;
    }

    @Override
    public boolean fit(LoginKey login, Inventory shown) {
        var ids = shown.accounts().stream().map(BankAccount::id).collect(Collectors.toSet());
        var shared = accounts.all(login).stream().filter(Account::shared).toList();
        return shared.isEmpty()
                || shared.stream().anyMatch(account -> ids.contains(account.atBank().id()));
    }

    @Override
    public Set<String> bankIds(LoginKey login) {
        return accounts.all(login).stream()
                .map(account -> account.atBank().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void leaveAloneUntil(LoginKey login, Instant moment) {
        logins.leaveAloneUntil(login, moment);
    }

    @Override
    public boolean lock(LoginKey login) {
        return customers.change(login.partner(), login.customer()) && logins.lock(login);
    }
}
