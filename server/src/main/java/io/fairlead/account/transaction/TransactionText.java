package io.fairlead.account.transaction;

import io.fairlead.spi.BankTransaction;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the bank says of a transaction in words. */
public record TransactionText(String description, @Nullable String memo, @Nullable String payee) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}'&]+");
    private static final Pattern WITH_DIGITS = Pattern.compile("\\S*\\d\\S*");
    private static final Set<String> MONTHS =
            Set.of(
                    "JAN",
                    "JANUARY",
                    "FEB",
                    "FEBRUARY",
                    "MAR",
                    "MARCH",
                    "APR",
                    "APRIL",
                    "MAY",
                    "JUN",
                    "JUNE",
                    "JUL",
                    "JULY",
                    "AUG",
                    "AUGUST",
                    "SEP",
                    "SEPT",
                    "SEPTEMBER",
                    "OCT",
                    "OCTOBER",
                    "NOV",
                    "NOVEMBER",
                    "DEC",
                    "DECEMBER");

    public static TransactionText of(BankTransaction transaction) {
        return new TransactionText(
                transaction.description(), transaction.memo(), transaction.payee());
    }

    /** The payee by the bank, or else the best representation. */
    public String payeeName() {
        return Objects.requireNonNullElseGet(payee, this::bestRepresentation);
    }

    /** Description and memo without numbers, special characters and repetition. */
    public String bestRepresentation() {
        var words = words(text()).distinct().collect(Collectors.joining(" "));
        return words.isEmpty() ? description : words;
    }

    /** Equal for transactions with one payee, whatever dates and references stand beside it. */
    String lastingPart() {
        var text = Objects.requireNonNullElseGet(payee, this::text);
        var words =
                words(WITH_DIGITS.matcher(text).replaceAll(" "))
                        .filter(word -> payee != null || !MONTHS.contains(word))
                        .collect(Collectors.joining(" "));
        return words.isEmpty() ? text : words;
    }

    private String text() {
        return memo == null ? description : description + " " + memo;
    }

    private static Stream<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toUpperCase(Locale.ROOT));
    }
}
