package io.fairlead.docs;

import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.LoginKey;
import io.fairlead.sandbox.Demo;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.support.BankAccounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What examples of the document need that FinBank does not show on every day of the year: accounts
 * of the co-borrower, one with just as many payments, and one with none.
 */
final class DocumentedAccounts {

    private static final LoginKey LOGIN =
            new LoginKey(Demo.PARTNER.id(), Demo.CO_BORROWER, "13556700");
    private static final String PAID_FROM = "5011650001";
    private static final String QUIET = "5011650002";
    private static final int PAYDAYS = 13;
    private static final int RENTS = 6;

    private DocumentedAccounts() {}

    static void put(Accounts accounts, Transactions transactions, LocalDate today) {
        accounts.register(
                LOGIN,
                Demo.INSTITUTION,
                Map.of(
                        PAID_FROM, BankAccounts.checking("1111", "128.52"),
                        QUIET, BankAccounts.checking("2222", "128.52")));
        transactions.record(
                new AccountKey(LOGIN.partner(), LOGIN.customer(), PAID_FROM),
                new DateRange(today.minusDays(180), today),
                Stream.concat(salaries(today), rents(today)).toList());
    }

    private static Stream<BankTransaction> salaries(LocalDate today) {
        return IntStream.range(0, PAYDAYS)
                .mapToObj(i -> today.minusDays(3 + 14L * i))
                .map(day -> posted(day, "2114.37", "Acme Corp", "Paycheck"));
    }

    private static Stream<BankTransaction> rents(LocalDate today) {
        return IntStream.range(0, RENTS)
                .mapToObj(i -> today.minusDays(8).minusMonths(i))
                .map(day -> posted(day, "-1450.00", "Ascension Apartments", "Mortgage & Rent"));
    }

    private static BankTransaction posted(
            LocalDate day, String amount, String payee, String category) {
        var at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new BankTransaction(
                payee + day,
                null,
                new BigDecimal(amount),
                at,
                at,
                payee,
                null,
                "payment",
                null,
                payee,
                category,
                Facts.NONE);
    }
}
