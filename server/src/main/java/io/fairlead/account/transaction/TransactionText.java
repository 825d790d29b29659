package io.fairlead.account.transaction;

import io.fairlead.spi.BankTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the bank says of a transaction in words. */
public record TransactionText(String description, @Nullable String memo, @Nullable String payee) {

    private static final String BLANKS = " \t\n\u000b\f\r";
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
        var words = words(text(), _ -> true).distinct().collect(Collectors.joining(" "));
        return words.isEmpty() ? description : words;
    }

    /** Equal for transactions with one payee, whatever dates and references stand beside it. */
    String lastingPart() {
        var text = Objects.requireNonNullElseGet(payee, this::text);
        var words =
                words(text, part -> part.chars().noneMatch(c -> c >= '0' && c <= '9'))
                        .filter(word -> payee != null || !MONTHS.contains(word))
                        .collect(Collectors.joining(" "));
        return words.isEmpty() ? text : words;
    }

    private String text() {
        return memo == null ? description : description + " " + memo;
    }

    /**
     * The words of those parts between blanks that are wanted, in capitals: letters, apostrophes
     * and ampersands, with nothing else between them. Done by hand, because it is done for each of
     * a hundred thousand texts, and regular expressions take ten times as long.
     */
    private static Stream<String> words(String text, Predicate<String> isWanted) {
        var words = new ArrayList<String>();
        for (var part = new StringTokenizer(text, BLANKS); part.hasMoreTokens(); ) {
            var next = part.nextToken();
            if (isWanted.test(next)) {
                addWords(words, next);
            }
        }
        return words.stream();
    }

    private static void addWords(List<String> words, String part) {
        var start = 0;
        var i = 0;
        while (i < part.length()) {
            var character = part.codePointAt(i);
            var end = i;
            i += Character.charCount(character);
            if (!isOfWord(character)) {
                addWord(words, part, start, end);
                start = i;
            }
        }
        addWord(words, part, start, part.length());
    }

    private static void addWord(List<String> words, String part, int start, int end) {
        if (start < end) {
            words.add(part.substring(start, end).toUpperCase(Locale.ROOT));
        }
    }

    private static boolean isOfWord(int character) {
        return character == '\'' || character == '&' || Character.isLetter(character);
    }
}
