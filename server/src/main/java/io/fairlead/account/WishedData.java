package io.fairlead.account;

import io.fairlead.institution.Institution;
import io.fairlead.spi.Wish;
import java.util.EnumSet;
import java.util.Set;

/** What is read of an institution's accounts: what it is certified for, and nothing else. */
public final class WishedData {

    private WishedData() {}

    public static Set<Wish.Data> of(Institution institution) {
        var data = EnumSet.of(Wish.Data.BALANCES, Wish.Data.TRANSACTIONS, Wish.Data.INVESTMENTS);
        for (var product : institution.products()) {
            switch (product) {
                case ACH, PAYMENT_INITIATION -> data.add(Wish.Data.PAYMENTS);
                case ACCOUNT_OWNER -> data.add(Wish.Data.OWNERS);
                case STATEMENT_AGGREGATION -> data.add(Wish.Data.STATEMENTS);
                default -> {}
            }
        }
        return data;
    }
}
