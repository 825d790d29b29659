package io.fairlead.sandbox;

import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.LoginKey;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The demo customer's login, with accounts and half a year of transactions, whose credentials no
 * longer work: something to read and something to fix.
 */
@Component
class DemoAccounts {

    private static final String CHECKING = "5011648377";
    private static final int PAYDAYS = 13;

    private final Accounts accounts;
    private final Transactions transactions;
    private final Clock clock;

    DemoAccounts(Accounts accounts, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    void put() {
        var login = new LoginKey(Demo.PARTNER.id(), Demo.CUSTOMER, Demo.INSTITUTION_LOGIN);
        if (accounts.login(Demo.PARTNER.id(), Demo.CUSTOMER, Demo.INSTITUTION_LOGIN).isPresent()) {
            return;
        }
        var now = clock.instant();
        accounts.register(login, Demo.INSTITUTION, found(now));
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        transactions.record(
                new AccountKey(Demo.PARTNER.id(), Demo.CUSTOMER, CHECKING),
                new DateRange(today.minusDays(180), today),
                of(today));
        accounts.aggregated(login, AggregationStatus.SUCCESS);
        accounts.aggregated(login, AggregationStatus.CREDENTIALS_NEEDED);
    }

    private static Map<String, BankAccount> found(Instant now) {
        var found = new LinkedHashMap<String, BankAccount>();
        found.put(CHECKING, account("Checking", "1000001111", "checking", "128.52", now));
        found.put("5011648378", account("Savings", "1000002222", "savings", "128.52", now));
        found.put("5011648379", account("Visa", "4100007777", "creditCard", "-128.52", now));
        return found;
    }

    /** A salary every other Friday, and what is paid from it each month. */
    private static List<BankTransaction> of(LocalDate today) {
        var made = new ArrayList<BankTransaction>();
        for (var i = 0; i < PAYDAYS; i++) {
            made.add(
                    posted(
                            "salary-" + i,
                            "2114.37",
                            today.minusDays(3 + 14L * i),
                            "ACME CORP PAYROLL PPD ID 4417",
                            "directDeposit",
                            "Acme Corp",
                            "Paycheck"));
        }
        for (var i = 0; i < PAYDAYS / 2; i++) {
            made.add(
                    posted(
                            "rent-" + i,
                            "-1450.00",
                            today.minusDays(8).minusMonths(i),
                            "ASCENSION APARTMENTS RENT",
                            "payment",
                            "Ascension Apartments",
                            "Mortgage & Rent"));
        }
        made.add(
                new BankTransaction(
                        "lunch",
                        null,
                        new BigDecimal("-18.40"),
                        at(today),
                        null,
                        "HARBOUR CAFE 0113",
                        null,
                        "pointOfSale",
                        null,
                        "Harbour Cafe",
                        "Restaurants",
                        Facts.NONE));
        return made;
    }

    private static BankTransaction posted(
            String id,
            String amount,
            LocalDate day,
            String description,
            String type,
            String payee,
            String category) {
        return new BankTransaction(
                id,
                null,
                new BigDecimal(amount),
                at(day),
                at(day),
                description,
                null,
                type,
                null,
                payee,
                category,
                Facts.NONE);
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static BankAccount account(
            String name, String number, String type, String balance, Instant now) {
        var amount = new BigDecimal(balance);
        return new BankAccount(
                number,
                number,
                name,
                type,
                "USD",
                amount,
                now,
                false,
                "personal",
                null,
                new Facts(Map.of("availableBalanceAmount", amount)),
                List.of());
    }
}
