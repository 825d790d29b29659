package io.fairlead.account;

import io.fairlead.connector.LoginAccounts;
import io.fairlead.connector.LoginKey;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class SharedAccounts implements LoginAccounts {

    private final AccountStore accounts;
    private final LoginStore logins;

    SharedAccounts(AccountStore accounts, LoginStore logins) {
        this.accounts = accounts;
        this.logins = logins;
    }

    @Override
    public Known of(LoginKey login) {
        var all = accounts.all(login);
        return new Known(bankIds(all.stream()), bankIds(all.stream().filter(Account::shared)));
    }

    private static Set<String> bankIds(Stream<Account> accounts) {
        return accounts.map(account -> account.atBank().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void leaveAloneUntil(LoginKey login, Instant moment) {
        logins.leaveAloneUntil(login, moment);
    }

    @Override
    public boolean lock(LoginKey login) {
        return logins.lock(login);
    }
}
