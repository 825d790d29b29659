package io.finbank.oauth.web;

import io.finbank.bank.Account;

/**
 * An account that a user can share.
 *
 * @param ending the last four digits of its number
 */
public record OfferedAccount(String id, String name, String ending) {

    static OfferedAccount of(Account account) {
        var number = account.number();
        return new OfferedAccount(
                account.id(), account.name(), number.substring(Math.max(0, number.length() - 4)));
    }
}
