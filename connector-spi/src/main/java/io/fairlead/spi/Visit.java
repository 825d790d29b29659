package io.fairlead.spi;

import java.util.Map;

/**
 * Everything behind a login, read at once.
 *
 * @param transactions account id to the transactions of the days that were asked for, without a
 *     further page; an account that is not named here is left as it is
 */
public record Visit(Inventory inventory, Map<String, Page<BankTransaction>> transactions) {

    public Visit {
        transactions = Map.copyOf(transactions);
        if (transactions.values().stream().anyMatch(page -> page.next() != null)) {
            throw new IllegalArgumentException("A visit has read all pages");
        }
    }
}
