package io.fairlead.account.aggregation;

import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores what was read of accounts. */
@Service
public class AccountReadings {

    private final Accounts accounts;
    private final Transactions transactions;

    AccountReadings(Accounts accounts, Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /**
     * Stores what was read of some accounts of one login, with what the bank has said of each: of
     * an account both or nothing. Accounts that are deleted meanwhile are passed over.
     */
    @Transactional
    public void store(List<AccountReading> readings) {
        transactions.record(
                readings.stream().map(AccountReading::shown).flatMap(Optional::stream).toList());
        accounts.aggregated(
                readings.stream().map(AccountReading::outcome).flatMap(Optional::stream).toList());
    }
}
