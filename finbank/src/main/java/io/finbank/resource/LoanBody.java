package io.finbank.resource;

import io.finbank.bank.Account;
import io.finbank.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** How a loan is paid back, as clients read it. */
record LoanBody(
        String creditor,
        String creditorAddress,
        String loanNumber,
        String loanPaymentNumber,
        String routingNumber,
        String futurePayoffAmount,
        Instant futurePayoffDate) {

    private static final Duration OFFER = Duration.ofDays(30);

    static LoanBody of(Account account, String routingNumber, BigDecimal balance, Instant now) {
        return new LoanBody(
                "FinBank Loan Servicing",
                "PO Box 4100, Salt Lake City, UT 84110",
                account.number(),
                "52311" + account.number(),
                routingNumber,
                Money.text(balance.abs()),
                now.plus(OFFER));
    }
}
