package io.fairlead.spi;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a link is for. A connector asks the bank for no more than this.
 *
 * @param broken the grant that no longer works; null for a new link
 * @param data what will be read
 * @param lookbackDays how many days of transactions before today will be read
 * @param consent how long the consent is needed; null: until it is revoked
 */
public record Wish(
        @Nullable Grant broken, Set<Data> data, int lookbackDays, @Nullable Duration consent) {

    /** What can be read of an account. */
    public enum Data {
        BALANCES,
        TRANSACTIONS,
        OWNERS,
        /** The numbers for payments. */
        PAYMENTS,
        STATEMENTS,
        /** What an investment account holds, and its transactions. */
        INVESTMENTS
    }

    public Wish {
        data = Set.copyOf(data);
    }
}
