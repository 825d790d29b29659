package io.fairlead.account.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTextTest {

    @ParameterizedTest
    @CsvSource({
        "CITY POWER 0113 REF A7X2, , , CITY POWER REF",
        "CITY POWER 0114 REF B9Q1, , , CITY POWER REF",
        "City Power bill March, , , CITY POWER BILL",
        "City Power bill Apr, Thanks!, , CITY POWER BILL THANKS",
        "ACH DEBIT, , City Power 12, CITY POWER",
        "ACH DEBIT, , May & Sons, MAY & SONS",
        "7-11 0113, , , 7-11 0113"
    })
    void keepsWhatLasts(String description, String memo, String payee, String lasting) {
        assertThat(new TransactionText(description, memo, payee).lastingPart()).isEqualTo(lasting);
    }

    /** They are found by hand, because expressions take ten times as long. */
    @Test
    void findsTheWordsThatExpressionsFind() {
        var random = new Random(20261128);
        for (var i = 0; i < 20_000; i++) {
            var text = someText(random);
            var words = Pattern.compile("[^\\p{L}'&]+").splitAsStream(text);
            var lasting =
                    Pattern.compile("[^\\p{L}'&]+")
                            .splitAsStream(text.replaceAll("\\S*\\d\\S*", " "));

            assertThat(new TransactionText(text, null, null).bestRepresentation())
                    .isEqualTo(inCapitals(words, true, text));
            assertThat(new TransactionText(text, null, text).lastingPart())
                    .isEqualTo(inCapitals(lasting, false, text));
        }
    }

    private static String inCapitals(Stream<String> words, boolean once, String orElse) {
        var capitals =
                words.filter(word -> !word.isEmpty()).map(word -> word.toUpperCase(Locale.ROOT));
        var text = (once ? capitals.distinct() : capitals).collect(Collectors.joining(" "));
        return text.isEmpty() ? orElse : text;
    }

    private static String someText(Random random) {
        var parts =
                List.of(
                        "a",
                        "B",
                        "é",
                        "ß",
                        "\u0301",
                        "\uD835\uDC00",
                        "\uD83D\uDEA2",
                        "漢",
                        "²",
                        "٣",
                        "7",
                        "0",
                        "'",
                        "&",
                        "-",
                        "_",
                        ".",
                        " ",
                        "\t",
                        "\n",
                        "\u000b",
                        "\u00a0",
                        "\u2003",
                        "\uD835");
        return random.ints(random.nextInt(12), 0, parts.size())
                .mapToObj(parts::get)
                .collect(Collectors.joining());
    }
}
