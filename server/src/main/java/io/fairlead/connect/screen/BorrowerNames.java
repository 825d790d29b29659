package io.fairlead.connect.screen;

import io.fairlead.shared.page.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What borrowers are called, each so that nobody takes them for another one: by the first name
 * alone where that is enough.
 */
public final class BorrowerNames {

    private BorrowerNames() {}

    /** A borrower's names, as far as the partner gave them. */
    public record Given(@Nullable String first, @Nullable String last) {

        private String firstOnly() {
            return first == null ? "" : first.strip();
        }

        private String whole() {
            return (firstOnly() + " " + (last == null ? "" : last.strip())).strip();
        }
    }

    /** The names of all who take part, in the order of their parts. */
    public static List<String> of(List<Given> borrowers, Texts texts) {
        var first = borrowers.stream().map(Given::firstOnly).toList();
        var whole = borrowers.stream().map(Given::whole).toList();
        return IntStream.range(0, borrowers.size())
                .mapToObj(part -> name(part, first, whole, texts))
                .toList();
    }

    private static String name(int part, List<String> first, List<String> whole, Texts texts) {
        if (first.get(part).isEmpty()) {
            return texts.get("borrowers.number", part + 1);
        }
        if (isAlone(part, first)) {
            return first.get(part);
        }
        return isAlone(part, whole)
                ? whole.get(part)
                : texts.get("borrowers.numbered", whole.get(part), part + 1);
    }

    private static boolean isAlone(int part, List<String> names) {
        var folded = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return folded.stream().filter(folded.get(part)::equals).count() == 1;
    }
}
