package io.fairlead.support;

import io.fairlead.account.AccountKey;
import io.fairlead.account.transaction.TransactionQuery;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.spi.BankTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is stored of an account's transactions. */
public final class StoredTransactions {

    private static final int MOST = 100;

    private StoredTransactions() {}

    /** Those until two days from now, as the bank has shown them, the oldest first. */
    public static List<BankTransaction> of(
            Transactions transactions, AccountKey account, Instant now) {
        var all =
                new TransactionQuery(
                        Instant.EPOCH,
                        now.plus(Duration.ofDays(2)),
                        true,
                        TransactionQuery.Order.OLDEST_FIRST,
                        1,
                        MOST);
        return transactions.list(account, all).transactions().stream()
                .map(transaction -> transaction.atBank())
                .toList();
    }
}
