package io.fairlead.account.recurring;

import static java.util.stream.Collectors.groupingBy;

import io.fairlead.account.transaction.Booking;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what recurs in the stored transactions of the last three years. */
@Service
public class RecurringTransactions {

    private static final Period HISTORY = Period.ofYears(3);

    private final Transactions transactions;
    private final Clock clock;

    RecurringTransactions(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What recurs on these accounts.
     *
     * @return nothing when they have no posted transactions
     */
    @Transactional(readOnly = true)
    public Optional<RecurringStreams> find(
            PartnerId partner, CustomerId customer, List<String> accounts) {
        var today = LocalDate.now(clock);
        var bookings = transactions.bookings(partner, customer, accounts, today.minus(HISTORY));
        return bookings.isEmpty()
                ? Optional.empty()
                : Optional.of(streams(accounts, bookings, new Recurrence(today)));
    }

    private static RecurringStreams streams(
            List<String> accounts, List<Booking> bookings, Recurrence recurrence) {
        var ofAccount = bookings.stream().collect(groupingBy(Booking::account));
        var byAccount = new LinkedHashMap<String, List<RecurringStream>>();
        for (var account : accounts) {
            byAccount.put(account, recurrence.among(ofAccount.getOrDefault(account, List.of())));
        }
        return new RecurringStreams(recurrence.among(bookings), byAccount);
    }
}
