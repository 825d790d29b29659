package io.fairlead.institution;

import io.fairlead.institution.words.SearchText;
import io.fairlead.institution.words.Vocabulary;
import io.fairlead.institution.words.WebHost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds institutions by what people type: names with typos, words in any order, the address of a
 * web page, a routing number. Immutable; made from the whole directory. Searches run over arrays in
 * plain loops, because each visits thousands of entries.
 */
final class SearchIndex {

    /**
     * What the search knows of an institution.
     *
     * @param testing whether it is a simulated bank
     * @param addresses of its web pages
     * @param replacement the id of the entry that can stand in its place
     */
    record Entry(
            String id,
            String name,
            @Nullable String displayName,
            boolean testing,
            int popularity,
            Set<Product> products,
            Set<String> countries,
            List<String> addresses,
            List<String> routingNumbers,
            @Nullable String replacement) {}

    /**
     * Some of what was found.
     *
     * @param count how many there are in all
     */
    record Found(int count, List<String> ids) {}

    /** How well an institution matches; a higher number is better. */
    private static final byte NONE = 0;

    private static final byte WITH_TYPOS = 1;
    private static final byte BY_WORDS = 2;
    private static final byte BY_BEGINNING = 3;

    /** The most popular first: the order among equal matches. */
    private static final Comparator<Entry> ORDER =
            Comparator.comparingInt(Entry::popularity)
                    .reversed()
                    .thenComparing(Entry::name)
                    .thenComparing(Entry::id);

    private final Entry[] entries;

    /** The names of each entry, written as one word. */
    private final String[][] names;

    /** The words of the names. */
    private final Vocabulary words;

    /** Whole names written as one word, as many type them, and the hosts of web pages. */
    private final Vocabulary wholes;

    private final Map<String, List<Integer>> byRoutingNumber = new HashMap<>();

    /** Where the entry is that can stand in the place of one. */
    private final Map<Integer, Integer> replacements = new HashMap<>();

    SearchIndex(List<Entry> directory) {
        entries = directory.stream().sorted(ORDER).toArray(Entry[]::new);
        names = Arrays.stream(entries).map(SearchIndex::namesAsOneWord).toArray(String[][]::new);
        var allWords = new Vocabulary.Builder();
        var allWholes = new Vocabulary.Builder();
        for (var i = 0; i < entries.length; i++) {
            var entry = i;
            names(entries[i])
                    .flatMap(name -> SearchText.words(name).stream())
                    .forEach(word -> allWords.add(word, entry));
            Stream.concat(Arrays.stream(names[i]), hosts(entries[i]))
                    .forEach(whole -> allWholes.add(whole, entry));
            for (var number : entries[i].routingNumbers()) {
                byRoutingNumber.computeIfAbsent(number, _ -> new ArrayList<>(1)).add(entry);
            }
        }
        words = allWords.build();
        wholes = allWholes.build();
        findReplacements();
    }

    private void findReplacements() {
        Map<String, Integer> places = new HashMap<>();
        for (var i = 0; i < entries.length; i++) {
            places.put(entries[i].id(), i);
        }
        for (var i = 0; i < entries.length; i++) {
            var place = places.get(entries[i].replacement());
            if (place != null && entries[place].testing() == entries[i].testing()) {
                replacements.put(i, place);
            }
        }
    }

    private static String[] namesAsOneWord(Entry entry) {
        return names(entry).map(SearchIndex::asOneWord).distinct().toArray(String[]::new);
    }

    private static Stream<String> names(Entry entry) {
        return entry.displayName() == null
                ? Stream.of(entry.name())
                : Stream.of(entry.name(), entry.displayName());
    }

    private static Stream<String> hosts(Entry entry) {
        return entry.addresses().stream()
                .flatMap(address -> WebHost.in(address).stream())
                .flatMap(WebHost::withParents)
                .map(host -> asOneWord(host.name()));
    }

    private static String asOneWord(String text) {
        return String.join("", SearchText.words(text));
    }

    /**
     * Institutions that match, the best match first, of equal ones the most popular.
     *
     * @param text null finds all
     * @param replaced which have their replacement shown instead, if they have one
     * @param filter what they must be besides
     * @param start how many of them to leave out
     * @param limit how many of the others to give at most
     */
    Found search(
            @Nullable String text,
            Predicate<Entry> replaced,
            Predicate<Entry> filter,
            long start,
            int limit) {
        byte[] matches = text == null ? everything() : matches(text);
        replace(replaced, matches);
        List<String> ids = new ArrayList<>();
        var count = 0;
        for (var match = BY_BEGINNING; match > NONE; match--) {
            for (var i = 0; i < matches.length; i++) {
                if (matches[i] == match && filter.test(entries[i])) {
                    if (count >= start && ids.size() < limit) {
                        ids.add(entries[i].id());
                    }
                    count++;
                }
            }
        }
        return new Found(count, ids);
    }

    private void replace(Predicate<Entry> replaced, byte[] matches) {
        replacements.forEach(
                (old, replacement) -> {
                    if (replaced.test(entries[old])) {
                        matches[replacement] = (byte) Math.max(matches[replacement], matches[old]);
                        matches[old] = NONE;
                    }
                });
    }

    private byte[] everything() {
        var matches = new byte[entries.length];
        Arrays.fill(matches, BY_WORDS);
        return matches;
    }

    private byte[] matches(String text) {
        var withRoutingNumber = byRoutingNumber.get(text.strip());
        if (withRoutingNumber != null) {
            var matches = new byte[entries.length];
            withRoutingNumber.forEach(entry -> matches[entry] = BY_WORDS);
            return matches;
        }
        return WebHost.in(text).map(this::matchesOfHost).orElseGet(() -> matchesOfName(text));
    }

    /** Those of the host itself, or else of the nearest host above it that anybody has. */
    private byte[] matchesOfHost(WebHost host) {
        return host.withParents()
                .map(above -> matchesOfWhole(asOneWord(above.name())))
                .filter(SearchIndex::hasAny)
                .findFirst()
                .orElseGet(() -> new byte[entries.length]);
    }

    private byte[] matchesOfWhole(String typed) {
        var matches = new byte[entries.length];
        wholes.markBeginnings(typed, BY_WORDS, matches);
        return matches;
    }

    private byte[] matchesOfName(String text) {
        var typed = SearchText.words(text);
        if (typed.isEmpty()) {
            return new byte[entries.length];
        }
        var together = String.join("", typed);
        var matches = matchesOfWords(typed);
        wholes.markBeginnings(together, BY_WORDS, matches);
        if (typed.size() == 1 && !hasAny(matches)) {
            wholes.markTypos(together, WITH_TYPOS, matches);
        }
        preferBeginnings(together, matches);
        return matches;
    }

    /** Entries that have all the words, as well as they match the one that fits least. */
    private byte[] matchesOfWords(List<String> typed) {
        var all = everything();
        var one = new byte[all.length];
        for (var word : typed) {
            Arrays.fill(one, NONE);
            words.markTypos(word, WITH_TYPOS, one);
            words.markBeginnings(word, BY_WORDS, one);
            for (var i = 0; i < all.length; i++) {
                all[i] = (byte) Math.min(all[i], one[i]);
            }
        }
        return all;
    }

    private static boolean hasAny(byte[] matches) {
        for (var match : matches) {
            if (match != NONE) {
                return true;
            }
        }
        return false;
    }

    private void preferBeginnings(String typed, byte[] matches) {
        for (var i = 0; i < matches.length; i++) {
            if (matches[i] == BY_WORDS && hasNameWithBeginning(i, typed)) {
                matches[i] = BY_BEGINNING;
            }
        }
    }

    private boolean hasNameWithBeginning(int entry, String typed) {
        for (var name : names[entry]) {
            if (name.startsWith(typed)) {
                return true;
            }
        }
        return false;
    }
}
