package io.fairlead.institution.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody has typed.
 *
 * @param words all of them
 * @param telling those by which an institution is meant
 * @param fillers the others, which it may lack
 */
record TypedText(List<String> words, List<String> telling, List<String> fillers) {

    /**
     * @param known the words of all names; what is none of them may be a filler with a typo
     */
    static TypedText of(List<String> words, Vocabulary known) {
        var telling = new ArrayList<String>();
        var fillers = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var isLast = i == words.size() - 1;
            (isFiller(word, isLast && !telling.isEmpty(), known) ? fillers : telling).add(word);
        }
        return telling.isEmpty()
                ? new TypedText(words, words, List.of())
                : new TypedText(words, telling, fillers);
    }

    private static boolean isFiller(String word, boolean mayGoOn, Vocabulary known) {
        return BankWords.isFiller(word)
                || (mayGoOn && BankWords.isBeginningOfFiller(word))
                || (!known.has(word) && BankWords.isFillerWithTypo(word));
    }

    /** The text as one word. */
    String together() {
        return String.join("", words);
    }

    /** The same without what people add to any name. */
    String withoutNoise() {
        return NameKeys.withoutNoise(words);
    }

    /** The telling words as one. */
    String core() {
        return String.join("", telling);
    }
}
