package io.fairlead.institution.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that names of banks and searches for them are full of, and what they are worth. */
final class BankWords {

    /** People add these to a name, or leave them out. */
    private static final Set<String> NOISE =
            words(
                    """
                    account accounts app banking com dot http https internet log login logon mobile my
                    net online org sign signin the web website www
                    """);

    /** What stands in many names, and says nothing. */
    private static final Set<String> COMMON =
            words(
                    "a an and at bancorp bank banks co company corp corporation for in inc llc na of");

    /** These say what kind of bank it is; people often know no more than that it is one. */
    private static final Set<String> KINDS =
            words(
                    """
                    association community credit cu fcu fed federal fsb loan loans national savings ssb
                    state trust union unions
                    """);

    private static final Set<String> FILLERS =
            Stream.of(NOISE, COMMON, KINDS).flatMap(Set::stream).collect(Collectors.toSet());

    /** Initials are made without them. */
    private static final Set<String> SMALL = words("a an and at for in inc na of the");

    private static final Map<String, String> SPELLED_OUT =
            Map.ofEntries(
                    Map.entry("1st", "first"),
                    Map.entry("2nd", "second"),
                    Map.entry("3rd", "third"),
                    Map.entry("4th", "fourth"),
                    Map.entry("5th", "fifth"),
                    Map.entry("6th", "sixth"),
                    Map.entry("assn", "association"),
                    Map.entry("cu", "credit union"),
                    Map.entry("fcu", "federal credit union"),
                    Map.entry("ft", "fort"),
                    Map.entry("intl", "international"),
                    Map.entry("mt", "mount"),
                    Map.entry("natl", "national"),
                    Map.entry("st", "saint"),
                    Map.entry("svgs", "savings"),
                    Map.entry("univ", "university"));

    private static final int SHORTEST_BEGINNING = 3;
    private static final int SHORTEST_INITIALS = 2;
    private static final int LONGEST_INITIALS = 8;

    private BankWords() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    static boolean isNoise(String word) {
        return NOISE.contains(word);
    }

    /** Whether an institution may lack the word and still be meant. */
    static boolean isFiller(String word) {
        return FILLERS.contains(word);
    }

    /** Whether it says what kind of bank is meant. */
    static boolean isKind(String word) {
        return KINDS.contains(word);
    }

    /** Whether it can become a filler when somebody types on. */
    static boolean isBeginningOfFiller(String word) {
        return word.length() >= SHORTEST_BEGINNING
                && FILLERS.stream().anyMatch(filler -> filler.startsWith(word));
    }

    /** Whether it is a filler but for a typo. */
    static boolean isFillerWithTypo(String word) {
        var typos = new Typos(word);
        return typos.areTolerated()
                && FILLERS.stream().anyMatch(filler -> isLike(typos, word, filler));
    }

    private static boolean isLike(Typos typos, String word, String filler) {
        return Math.abs(word.length() - filler.length()) <= 1
                && typos.tolerate(filler, Typos.letters(filler));
    }

    /** The words that an abbreviation stands for, and any other word. */
    static List<String> spelledOut(String word) {
        return List.of(SPELLED_OUT.getOrDefault(word, word).split(" "));
    }

    /** The words of a text that tell it from others; all, where none does. */
    static List<String> telling(List<String> words) {
        var telling = words.stream().filter(word -> !isFiller(word)).toList();
        return telling.isEmpty() ? words : telling;
    }

    /** The first letters of a name's words, in the ways in which people make them. */
    static Set<String> initials(List<String> words) {
        var spelled = words.stream().flatMap(word -> spelledOut(word).stream()).toList();
        var initials = new LinkedHashSet<String>();
        initials.add(first(spelled));
        initials.add(first(spelled.stream().filter(word -> !SMALL.contains(word)).toList()));
        initials.add(first(telling(spelled)));
        initials.removeIf(
                text -> text.length() < SHORTEST_INITIALS || text.length() > LONGEST_INITIALS);
        return initials;
    }

    private static String first(List<String> words) {
        return words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
    }
}
