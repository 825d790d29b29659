package io.fairlead.account.recurring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Posted transactions with one payee, in one direction, that recur.
 *
 * @param payee as the latest of them shows it
 * @param transactions their ids, oldest first
 * @param meanGap how many days lie between them on average
 * @param next null when it has stopped
 */
public record RecurringStream(
        String payee,
        List<String> categories,
        List<Long> transactions,
        int meanGap,
        @Nullable Expectation next,
        Amounts amounts) {

    static final Comparator<RecurringStream> BY_PAYEE =
            Comparator.comparing(RecurringStream::payee);

    /** What should come next. */
    public record Expectation(LocalDate day, BigDecimal amount) {}

    /** What the amounts were; debits are negative. */
    public record Amounts(
            BigDecimal minimum, BigDecimal maximum, BigDecimal mean, BigDecimal median) {}

    public boolean isInflow() {
        return amounts.minimum().signum() > 0;
    }
}
