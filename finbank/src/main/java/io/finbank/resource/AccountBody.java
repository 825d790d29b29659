package io.finbank.resource;

import io.finbank.bank.Account;
import io.finbank.bank.AccountType;
import io.finbank.bank.Details;
import io.finbank.bank.Ledger;
import io.finbank.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account as clients read it. */
record AccountBody(
        String id,
        String number,
        String name,
        AccountType type,
        String currency,
        String balance,
        Instant balanceAt,
        String status,
        String marketSegment,
        @Nullable String parentId,
        int position,
        Map<String, Object> detail,
        List<Map<String, Object>> holdings) {

    static AccountBody of(Account account, Ledger ledger, Details details, Instant now) {
        return new AccountBody(
                account.id(),
                account.number(),
                account.name(),
                account.type(),
                "USD",
                Money.text(ledger.balance(account)),
                now,
                account.closed() ? "closed" : "open",
                account.business() ? "business" : "personal",
                account.parentId(),
                account.position(),
                details.of(account),
                details.holdings(account));
    }
}
