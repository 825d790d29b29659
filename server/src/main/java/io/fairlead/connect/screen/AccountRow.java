package io.fairlead.connect.screen;

import io.fairlead.account.Account;
import io.fairlead.shared.page.Texts;

/**
 * An account as a screen shows it.
 *
 * @param number masked
 * @param type in the consumer's language
 * @param balance with its currency
 * @param shared whether it is shared until now
 */
public record AccountRow(
        String id, String name, String number, String type, String balance, boolean shared) {

    private static final int SHOWN_DIGITS = 4;

    public static AccountRow of(Account account, Texts texts) {
        var atBank = account.atBank();
        var type = "accountType." + atBank.type();
        return new AccountRow(
                account.key().id(),
                atBank.name(),
                masked(atBank.number()),
                texts.get(texts.has(type) ? type : "accountType.other"),
                texts.money(atBank.balance(), atBank.currency()),
                account.shared());
    }

    private static String masked(String number) {
        var end = number.substring(Math.max(0, number.length() - SHOWN_DIGITS));
        return "•••• " + end;
    }
}
