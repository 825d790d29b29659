package io.fairlead.report.income;

import io.fairlead.report.rules.Posting;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has paid a deposit, as far as its words say. */
final class Payer {

    /** The name of streams that have none. */
    static final String NONE = "none";

    /** What says how, when or what for, but not who. */
    private static final Set<String> NOT_A_NAME =
            Set.of(
                    ("ACH CREDIT CR PPD CCD WEB TEL ID DES INDN TRACE REF EED DD DIR DIRECT DEP"
                                    + " DEPOSIT DEPOSITS EDEPOSIT PAYROLL PAYCHECK PAY SALARY WAGES"
                                    + " REG REGULAR PMT PAYMENT PAYMENTS BIWEEKLY WEEKLY MONTHLY"
                                    + " MOBILE REMOTE ONLINE BRANCH COUNTER TELLER ATM CASH CHECK"
                                    + " CHECKS CHK INC LLC LTD LLP CO CORP CORPORATION COMPANY THE"
                                    + " JAN JANUARY FEB FEBRUARY MAR MARCH APR APRIL MAY JUN JUNE"
                                    + " JUL JULY AUG AUGUST SEP SEPT SEPTEMBER OCT OCTOBER NOV"
                                    + " NOVEMBER DEC DECEMBER")
                            .split(" "));

    private Payer() {}

    /**
     * Equal for deposits of one payer, whatever dates and numbers stand beside the name; empty when
     * there is no name.
     */
    static String key(Posting deposit) {
        return Arrays.stream(text(deposit).toUpperCase(Locale.ROOT).split("\\s+"))
                .filter(part -> part.chars().noneMatch(Character::isDigit))
                .flatMap(part -> Arrays.stream(part.split("[^\\p{L}\\p{M}&']+")))
                .filter(word -> !word.isEmpty() && !NOT_A_NAME.contains(word))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** The payer's name for readers. */
    static String name(Posting deposit) {
        var text = text(deposit).strip();
        return key(deposit).isEmpty() || text.isEmpty() ? NONE : text;
    }

    private static String text(Posting deposit) {
        return Objects.requireNonNullElse(deposit.normalizedPayee(), deposit.description());
    }
}
