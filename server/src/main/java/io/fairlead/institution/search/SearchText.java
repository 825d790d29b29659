package io.fairlead.institution.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as the search compares them: without case, accents and punctuation. */
final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INSIDE_WORDS = Pattern.compile("['’.]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private SearchText() {}

    /** "Crédit d'Été N.A." has the words "credit", "dete" and "na". */
    static List<String> words(String text) {
        var spelled = text.replace("&", " and ");
        var separated =
                BETWEEN_WORDS
                        .matcher(INSIDE_WORDS.matcher(plain(spelled)).replaceAll(""))
                        .replaceAll(" ")
                        .strip();
        return separated.isEmpty() ? List.of() : Arrays.asList(separated.split(" "));
    }

    private static String plain(String text) {
        var withoutMarks =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return withoutMarks
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace('ı', 'i');
    }
}
