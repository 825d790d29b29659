package io.fairlead.account;

import java.util.List;

/**
 * What a consumer's choice has made of a login.
 *
 * @param accounts those that are shared now, as they were before; none when the login is deleted
 * @param removed the ids of accounts that were shared until now
 */
public record Shared(List<Account> accounts, List<String> removed) {

    static final Shared NOTHING = new Shared(List.of(), List.of());

    /** The ids of the accounts that were not shared before. */
    public List<String> added() {
        return accounts.stream()
                .filter(account -> !account.shared())
                .map(account -> account.key().id())
                .toList();
    }
}
