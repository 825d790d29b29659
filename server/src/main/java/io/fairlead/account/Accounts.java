package io.fairlead.account;

import io.fairlead.customer.CustomerDeleted;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Institution logins and their accounts. */
@Service
public class Accounts {

    private final AccountStore store;
    private final Clock clock;

    Accounts(AccountStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The login, if the customer has it and has accounts behind it. */
    @Transactional(readOnly = true)
    public Optional<InstitutionLogin> login(
            PartnerId partner, CustomerId customer, String institutionLoginId) {
        return store.loginWithAccounts(partner, customer, institutionLoginId);
    }

    /** Nothing of a deleted customer's accounts remains. */
    @EventListener
    @Transactional
    public void deleteAllOf(CustomerDeleted deleted) {
        store.deleteAllOf(deleted.partner(), deleted.customer());
    }

    /** Adds a login together with the accounts found behind it. */
    @Transactional
    public void add(
            PartnerId partner,
            CustomerId customer,
            InstitutionLogin login,
            List<Account> accounts) {
        var now = clock.instant();
        store.insert(partner, customer, login, now);
        accounts.forEach(account -> store.insert(partner, customer, login, account, now));
    }
}
