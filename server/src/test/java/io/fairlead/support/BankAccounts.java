package io.fairlead.support;

import io.fairlead.spi.BankAccount;
import io.fairlead.spi.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Accounts as a bank shows them. */
public final class BankAccounts {

    private static final Instant WHEN = Instant.parse("2026-11-20T10:15:30Z");

    private BankAccounts() {}

    /** A checking account, whose number is also its id at the bank. */
    public static BankAccount checking(String number, String balance) {
        return of(number, "Checking", "checking", balance);
    }

    /** An account without details, whose number is also its id at the bank. */
    public static BankAccount of(String number, String name, String type, String balance) {
        return of(number, name, type, balance, Facts.NONE);
    }

    /** An account whose number is also its id at the bank. */
    public static BankAccount of(
            String number, String name, String type, String balance, Facts detail) {
        return new BankAccount(
                number,
                number,
                name,
                type,
                "USD",
                new BigDecimal(balance),
                WHEN,
                false,
                "personal",
                null,
                detail,
                List.of());
    }
}
