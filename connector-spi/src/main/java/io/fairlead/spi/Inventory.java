package io.fairlead.spi;

import java.util.List;
import java.util.Map;

/**
 * The accounts a bank shows.
 *
 * @param accounts those that could be read, in the bank's order
 * @param failures account id to cause, for those that could not: any id the bank shows now, or one
 *     of those that Fairlead knows of the login
 */
public record Inventory(List<BankAccount> accounts, Map<String, Cause> failures) {

    public Inventory {
        accounts = List.copyOf(accounts);
        failures = Map.copyOf(failures);
    }
}
