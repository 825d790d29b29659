package io.fairlead.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as the bank shows it.
 *
 * @param id stable at the bank and opaque to Fairlead
 * @param number as the bank shows it, maybe masked
 * @param name such as {@code Checking}
 * @param type one of the vendor's account types
 * @param currency ISO 4217
 * @param balance debts are negative
 * @param balanceAt when the balance was so
 * @param closed whether the bank has closed it
 * @param segment {@code personal} or {@code business}
 * @param parentId of the group a student loan belongs to
 * @param detail members of the vendor's account detail that fit the type: {@link
 *     Facts.Keys#ACCOUNT_DETAIL}
 * @param holdings what an investment account holds, each with members of the vendor's position:
 *     {@link Facts.Keys#POSITION}
 */
public record BankAccount(
        String id,
        String number,
        String name,
        String type,
        String currency,
        BigDecimal balance,
        Instant balanceAt,
        boolean closed,
        String segment,
        @Nullable String parentId,
        Facts detail,
        List<Facts> holdings) {

    public BankAccount {
        holdings = List.copyOf(holdings);
    }
}
