package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.BankAccount;
import java.util.Map;

/** A testing customer whose logins are made without Connect, and broken at will. */
public record LinkedCustomer(TestPartner partner, String customer, Accounts accounts) {

    /** Adds all accounts of a bank's user; the login they are behind. */
    public String linked(String institution, String userid, String password) {
        assertThat(partner.addAccounts(customer, institution, userid, password).status())
                .isEqualTo(200);
        return login();
    }

    /** Stores a login whose accounts, by their ids, no bank knows of. */
    public void registered(
            String login,
            String institution,
            Map<String, BankAccount> found,
            AggregationStatus status) {
        accounts.register(key(login), institution, found);
        accounts.keepOnly(key(login), found.keySet(), DataKind.all());
        accounts.aggregated(key(login), status);
    }

    /** The customer's latest login. */
    public String login() {
        return accounts.logins(partner.id(), new CustomerId(customer)).getLast().key().login();
    }

    /** Gives all accounts of a login an aggregation status, which no reading of them replaces. */
    public String broken(String login, int status) {
        Await.until(() -> accounts.list(key(login)).stream().noneMatch(Account::isUnread));
        accounts.aggregated(key(login), new AggregationStatus(status));
        return login;
    }

    public LoginKey key(String login) {
        return new LoginKey(partner.id(), new CustomerId(customer), login);
    }
}
