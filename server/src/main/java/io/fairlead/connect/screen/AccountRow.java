package io.fairlead.connect.screen;

import io.fairlead.account.Account;
import io.fairlead.shared.page.Texts;
import java.util.List;

/**
 * An account as a screen shows it.
 *
 * @param number masked
 * @param type in the consumer's language
 * @param balance with its currency
 */
public record AccountRow(
        String id, String name, String number, String type, String balance, AccountGroup group) {

    private static final int SHOWN_DIGITS = 4;

    /** Accounts in the order in which consumers see them. */
    public static List<AccountRow> all(List<Account> accounts, Texts texts) {
        return accounts.stream()
                .sorted(AccountGroup.ORDER)
                .map(account -> of(account, texts))
                .toList();
    }

    public static AccountRow of(Account account, Texts texts) {
        var atBank = account.atBank();
        var type = "accountType." + atBank.type();
        return new AccountRow(
                account.key().id(),
                atBank.name(),
                masked(atBank.number()),
                texts.get(texts.has(type) ? type : "accountType.other"),
                texts.money(atBank.balance(), atBank.currency()),
                AccountGroup.of(atBank.type()));
    }

    private static String masked(String number) {
        var end = number.substring(Math.max(0, number.length() - SHOWN_DIGITS));
        return "•••• " + end;
    }
}
