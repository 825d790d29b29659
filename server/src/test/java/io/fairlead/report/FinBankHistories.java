package io.fairlead.report;

import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.Posting;
import io.finbank.bank.Account;
import io.finbank.bank.Accounts;
import io.finbank.bank.Booking;
import io.finbank.bank.Bookings;
import io.finbank.bank.Profiles;
import io.finbank.clock.Calendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The ledgers of FinBank's profiles, as a report made on a day reads them. */
public final class FinBankHistories {

    private static final String INSTITUTION = "102105";
    private static final int MONTHS = 24;

    private final Accounts accounts = new Accounts(new Profiles());
    private final Bookings bookings = new Bookings();
    private final LocalDate today;

    public FinBankHistories(LocalDate today) {
        this.today = today;
    }

    public static List<String> profiles() {
        return new Profiles().names();
    }

    /** All accounts of a profile; the key of each is its place, from 1. */
    public List<AccountHistory> of(String profile) {
        return accounts.of(INSTITUTION, profile).stream().map(this::history).toList();
    }

    private AccountHistory history(Account account) {
        var postings = new ArrayList<Posting>();
        bookings.postedBetween(account, today.minusMonths(MONTHS), today)
                .forEach(
                        booking ->
                                postings.add(
                                        posting(account.position(), postings.size(), booking)));
        return new AccountHistory(
                account.position(), account.type().wireName(), balance(account), postings);
    }

    /** As the bank's ledger has it: one that moves is as planned when a month ends. */
    private BigDecimal balance(Account account) {
        var planned = account.plan().balance();
        return account.plan().moves()
                ? bookings.postedBetween(account, YearMonth.from(today).atDay(1), today)
                        .map(Booking::amount)
                        .reduce(planned, BigDecimal::add)
                : planned;
    }

    private static Posting posting(long account, int number, Booking booking) {
        return new Posting(
                account * 1_000_000 + number,
                account,
                booking.amount(),
                Calendar.noon(booking.posted()),
                booking.description(),
                booking.memo(),
                booking.payee(),
                booking.category(),
                booking.type(),
                booking.id(),
                Posting.Trade.NONE);
    }
}
