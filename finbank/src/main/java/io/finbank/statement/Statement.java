package io.finbank.statement;

import io.finbank.bank.Account;
import io.finbank.bank.Booking;
import io.finbank.bank.Ledger;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;

/** What happened on an account in a month. */
public record Statement(
        Account account,
        YearMonth month,
        BigDecimal opening,
        BigDecimal closing,
        List<Booking> bookings) {

    /** The statement of a month that has ended. */
    public static Statement of(Account account, YearMonth month, Ledger ledger) {
        return new Statement(
                account,
                month,
                ledger.balanceAtEndOf(account, month.atDay(1).minusDays(1)),
                ledger.balanceAtEndOf(account, month.atEndOfMonth()),
                ledger.postedBetween(account, month.atDay(1), month.atEndOfMonth()));
    }

    BigDecimal credits() {
        return sum(amount -> amount.signum() > 0);
    }

    BigDecimal debits() {
        return sum(amount -> amount.signum() < 0);
    }

    private BigDecimal sum(Predicate<BigDecimal> kind) {
        return bookings.stream()
                .map(Booking::amount)
                .filter(kind)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
