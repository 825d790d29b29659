package io.fairlead.account;

import io.fairlead.spi.BankAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account of a customer at an institution.
 *
 * @param login the access it is read through
 * @param atBank what the bank last showed of it; instants among its facts have become epoch seconds
 * @param given what its partner calls it
 * @param position its place at the bank, from 1
 * @param shared whether the consumer has chosen it; until then it is only found
 * @param parentId the account a student loan belongs to
 * @param aggregation how it was read last; null until it is read for the first time, or anew after
 *     a repair
 * @param oldestTransactionAt null while there is none
 * @param latestTransactionAt null while there is none
 * @param incompleteFrom the first day of which the bank may have left out transactions, if any
 */
public record Account(
        AccountKey key,
        InstitutionLogin login,
        BankAccount atBank,
        GivenNames given,
        int position,
        boolean shared,
        @Nullable String parentId,
        @Nullable Aggregation aggregation,
        @Nullable Instant oldestTransactionAt,
        @Nullable Instant latestTransactionAt,
        @Nullable LocalDate incompleteFrom,
        Instant createdAt,
        Instant updatedAt) {

    private static final int SHOWN_DIGITS = 4;
    private static final Set<String> DEPOSIT_TYPES =
            Set.of("checking", "savings", "moneyMarket", "cd");
    private static final Set<String> LOAN_TYPES =
            Set.of("mortgage", "loan", "studentLoan", "studentLoanGroup", "studentLoanAccount");

    /** The same as long as the consumer has not chosen it. */
    public Account found() {
        return new Account(
                key, login, atBank, given, position, false, parentId, null, null, null, null,
                createdAt, updatedAt);
    }

    /** The name that the partner has given it, else the bank's. */
    public String name() {
        return given.name() == null ? atBank.name() : given.name();
    }

    /** The number that the partner has given it, else the bank's. */
    public String number() {
        return given.number() == null ? atBank.number() : given.number();
    }

    /** Whether it is shared and what was ordered to be read of it is not read yet. */
    public boolean isUnread() {
        return shared && aggregation == null;
    }

    /** Whether it is of a type that money is paid to and from by its number. */
    public boolean isDeposit() {
        return DEPOSIT_TYPES.contains(atBank.type());
    }

    /** The end of its number as the bank shows it. */
    public String numberDisplay() {
        return lastCharacters(atBank.number());
    }

    /**
     * The last digits of an account that money is paid to and from, and whose number has no mask at
     * its end; null for others.
     */
    public @Nullable String realNumberLast4() {
        var digits = atBank.number().replaceAll("[^0-9]", "");
        return isDeposit() && digits.length() >= SHOWN_DIGITS ? lastCharacters(digits) : null;
    }

    /** Whether it is of a type that is paid back in instalments. */
    public boolean isLoan() {
        return LOAN_TYPES.contains(atBank.type());
    }

    private static String lastCharacters(String text) {
        return text.substring(Math.max(0, text.length() - SHOWN_DIGITS));
    }
}
