package io.fairlead.report.rules;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;

/** The words of a transaction, in capitals, with one blank around each; numbers are no words. */
final class Wording {

    private static final String NOT_A_LETTER = "[^\\p{L}\\p{M}&']+";

    private final String words;

    private Wording(String words) {
        this.words = words;
    }

    /** The words of description, memo and payee. */
    static Wording of(Posting posting) {
        var text =
                String.join(
                        " | ",
                        posting.description(),
                        Objects.requireNonNullElse(posting.memo(), ""),
                        Objects.requireNonNullElse(posting.normalizedPayee(), ""));
        return new Wording(
                " " + text.toUpperCase(Locale.ROOT).replaceAll(NOT_A_LETTER, " ").strip() + " ");
    }

    /** Whether one of these phrases stands in it, word for word. */
    boolean hasAny(Collection<String> phrases) {
        return phrases.stream().anyMatch(phrase -> words.contains(" " + phrase + " "));
    }
}
