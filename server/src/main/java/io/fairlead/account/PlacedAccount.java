package io.fairlead.account;

import io.fairlead.shared.RandomId;
import io.fairlead.spi.BankAccount;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a bank shows of an account, and at which place among the login's ones.
 *
 * @param id the id under which the account is stored, if it is new
 * @param position counted from 1
 */
record PlacedAccount(String id, BankAccount account, int position) {

    private static final int ID_LENGTH = 10;

    /** Under a new id. */
    static PlacedAccount of(BankAccount account, int position) {
        return new PlacedAccount(RandomId.digits(ID_LENGTH), account, position);
    }

    /** In the bank's order; of an account that is shown twice, what is shown last. */
    static List<PlacedAccount> of(List<BankAccount> shown) {
        var placed = new LinkedHashMap<String, PlacedAccount>();
        for (var i = 0; i < shown.size(); i++) {
            placed.put(shown.get(i).id(), of(shown.get(i), i + 1));
        }
        return List.copyOf(placed.values());
    }

    PlacedAccount withNewId() {
        return of(account, position);
    }
}
