package io.fairlead.account;

import io.fairlead.account.agreement.Agreement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer's choice has made of a login.
 *
 * @param accounts those that are shared now, as they were before; none when the login is deleted
 * @param removed the ids of accounts that were shared until now
 * @param agreement what may be read of them; null when there are none
 */
public record Shared(List<Account> accounts, List<String> removed, @Nullable Agreement agreement) {

    static final Shared NOTHING = new Shared(List.of(), List.of(), null);

    /** The ids of the accounts that were not shared before. */
    public List<String> added() {
        return accounts.stream()
                .filter(account -> !account.shared())
                .map(account -> account.key().id())
                .toList();
    }
}
