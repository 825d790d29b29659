package io.fairlead.account.agreement;

import io.fairlead.shared.database.StoredName;
import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of data that partners can read of accounts, in the order in which consumers are told of
 * them. A consumer agrees to some of them, and no call reads any other.
 */
public enum DataKind implements StoredName {
    /** Name, type and number as the bank shows it. */
    ACCOUNTS("ACCOUNT_BASIC"),
    BALANCES("ACCOUNT_BALANCE"),
    /** The full account and routing number. */
    NUMBERS("ACCOUNT_DETAILED"),
    OWNERS("ACCOUNT_OWNER"),
    TRANSACTIONS("TRANSACTIONS"),
    STATEMENTS("STATEMENTS"),
    /** What loans and investments have besides: holdings, rates, payments that are due. */
    DETAILS("INVESTMENTS_AND_LOANS");

    private final String storedName;

    DataKind(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }

    /** Every kind. */
    public static Set<DataKind> all() {
        return EnumSet.allOf(DataKind.class);
    }

    /** What every account call shows. */
    public static Set<DataKind> ofEveryAccount() {
        return EnumSet.of(ACCOUNTS, BALANCES, DETAILS);
    }
}
