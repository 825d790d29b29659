package io.fairlead.account.aggregation;

import io.fairlead.account.Account;
import io.fairlead.account.AccountOutcome;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.Reading;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading an account's transactions.
 *
 * @param range the days that were read
 * @param wanted what a refresh has asked for; null where none did
 */
record AccountReading(
        Account account,
        DateRange range,
        @Nullable WantedDays wanted,
        Reading<Page<BankTransaction>> reading) {

    /** How many transactions are held in memory. */
    int size() {
        return reading instanceof Reading.Got<Page<BankTransaction>>(var shown)
                ? shown.items().size()
                : 0;
    }

    /** The transactions to be stored. */
    Optional<Transactions.Shown> shown() {
        return reading instanceof Reading.Got<Page<BankTransaction>>(var shown)
                ? Optional.of(
                        new Transactions.Shown(
                                account.key(), range, shown.items(), shown.complete()))
                : Optional.empty();
    }

    /** What the bank has said; none when nothing new is known. */
    Optional<AccountOutcome> outcome() {
        return reading.said()
                .map(
                        status ->
                                reading instanceof Reading.Got<Page<BankTransaction>>(var shown)
                                                && isNoted(shown)
                                        ? new AccountOutcome(
                                                account.key(),
                                                status,
                                                range.from(),
                                                shown.complete())
                                        : AccountOutcome.of(account.key(), status));
    }

    /**
     * Days of which the bank may have left something out are asked for again, until all news since
     * then were read.
     */
    private boolean isNoted(Page<BankTransaction> shown) {
        return wanted != null && (wanted.areNews() || !shown.complete());
    }
}
