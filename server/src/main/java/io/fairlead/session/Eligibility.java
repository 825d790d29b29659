package io.fairlead.session;

import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.Inventory;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which of a bank's accounts a consumer may share, and how many. */
@Component
public class Eligibility {

    /** How many accounts of one bank are shared at least and at most. */
    public static final int MINIMUM = 1;

    public static final int MAXIMUM = 20;

    private final Accounts accounts;

    Eligibility(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What of a bank's accounts is open and not shared through another login. */
    Inventory of(LoginKey login, String institutionId, Inventory found) {
        var elsewhere = sharedElsewhere(login, institutionId);
        return new Inventory(
                found.accounts().stream()
                        .filter(account -> !account.closed() && !elsewhere.contains(account.id()))
                        .toList(),
                found.failures());
    }

    /** Why none of them is eligible. */
    Refusal refusal(Inventory found) {
        return found.accounts().stream().allMatch(BankAccount::closed)
                ? Refusal.NO_ELIGIBLE_ACCOUNTS
                : Refusal.ALREADY_LINKED;
    }

    private Set<String> sharedElsewhere(LoginKey login, String institutionId) {
        return accounts.shared(login.partner(), login.customer()).stream()
                .filter(account -> account.login().institutionId().equals(institutionId))
                .filter(account -> !account.login().key().equals(login))
                .map(account -> account.atBank().id())
                .collect(Collectors.toSet());
    }
}
