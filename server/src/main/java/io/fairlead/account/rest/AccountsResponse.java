package io.fairlead.account.rest;

import io.fairlead.account.Account;
import java.util.List;

/** Accounts as the API lists them. */
record AccountsResponse(List<AccountResponse> accounts) {

    static AccountsResponse of(List<Account> accounts) {
        return new AccountsResponse(accounts.stream().map(AccountResponse::of).toList());
    }
}
