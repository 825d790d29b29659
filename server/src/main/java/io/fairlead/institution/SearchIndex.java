package io.fairlead.institution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds institutions by what people type: names with typos, words in any order, the address of a
 * web page, a routing number. Immutable; made from the whole directory.
 */
final class SearchIndex {

    /**
     * What the search knows of an institution.
     *
     * @param addresses of its web pages
     */
    record Entry(
            String id,
            String name,
            @Nullable String displayName,
            int popularity,
            Set<Product> products,
            Set<String> countries,
            List<String> addresses,
            List<String> routingNumbers) {}

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

    private final List<Entry> entries;

    /** The names of each entry, written as one word. */
    private final List<List<String>> names = new ArrayList<>();

    /** Every word there is, in alphabetical order, and which entries have it. */
    private final String[] words;

    private final long[] lettersOfWords;
    private final int[][] entriesOfWords;
    private final Map<String, int[]> byRoutingNumber;

    SearchIndex(List<Entry> directory) {
        entries = directory.stream().sorted(ORDER).toList();
        Map<String, Positions> positionsOfWords = new TreeMap<>();
        Map<String, Positions> positionsOfRoutingNumbers = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            names.add(namesAsOneWord(entry));
            add(i, words(entry), positionsOfWords);
            add(i, entry.routingNumbers().stream(), positionsOfRoutingNumbers);
        }
        words = positionsOfWords.keySet().toArray(String[]::new);
        lettersOfWords = Arrays.stream(words).mapToLong(Typos::letters).toArray();
        entriesOfWords =
                positionsOfWords.values().stream().map(Positions::toArray).toArray(int[][]::new);
        byRoutingNumber = new HashMap<>();
        positionsOfRoutingNumbers.forEach(
                (number, positions) -> byRoutingNumber.put(number, positions.toArray()));
    }

    /** Places in the list of entries, growing. */
    private static final class Positions {

        private int[] values = new int[1];
        private int size;

        void add(int value) {
            if (size > 0 && values[size - 1] == value) {
                return;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    private static void add(int entry, Stream<String> texts, Map<String, Positions> positions) {
        texts.forEach(text -> positions.computeIfAbsent(text, _ -> new Positions()).add(entry));
    }

    private static List<String> namesAsOneWord(Entry entry) {
        return names(entry).map(SearchText::words).map(SearchIndex::asOneWord).distinct().toList();
    }

    /** Also all words of a name without blanks, as many type it, and the hosts of its pages. */
    private static Stream<String> words(Entry entry) {
        Stream<String> ofNames = names(entry).map(SearchText::words).flatMap(List::stream);
        Stream<String> ofHosts =
                entry.addresses().stream()
                        .flatMap(address -> WebHost.in(address).stream())
                        .flatMap(WebHost::withParents)
                        .map(host -> asOneWord(SearchText.words(host.name())));
        return Stream.of(ofNames, namesAsOneWord(entry).stream(), ofHosts)
                .flatMap(texts -> texts)
                .distinct();
    }

    private static Stream<String> names(Entry entry) {
        return entry.displayName() == null
                ? Stream.of(entry.name())
                : Stream.of(entry.name(), entry.displayName());
    }

    private static String asOneWord(List<String> words) {
        return String.join("", words);
    }

    /**
     * The ids of the institutions that match, the best match first, of equal ones the most popular.
     *
     * @param text null finds all
     * @param filter what they must be besides
     */
    List<String> search(@Nullable String text, Predicate<Entry> filter) {
        IntStream found = text == null ? IntStream.range(0, entries.size()) : matching(text);
        return found.mapToObj(entries::get).filter(filter).map(Entry::id).toList();
    }

    private IntStream matching(String text) {
        int[] ofRoutingNumber = byRoutingNumber.get(text.strip());
        if (ofRoutingNumber != null) {
            return Arrays.stream(ofRoutingNumber);
        }
        byte[] matches = WebHost.in(text).map(this::matchesOfHost).orElseGet(() -> matches(text));
        return IntStream.of(BY_BEGINNING, BY_WORDS, WITH_TYPOS)
                .flatMap(
                        match ->
                                IntStream.range(0, matches.length)
                                        .filter(entry -> matches[entry] == match));
    }

    /** Those of the host itself, or else of the nearest host above it that any matches. */
    private byte[] matchesOfHost(WebHost host) {
        return host.withParents()
                .map(above -> matches(above.name()))
                .filter(SearchIndex::hasAny)
                .findFirst()
                .orElseGet(() -> matches(host.name()));
    }

    private static boolean hasAny(byte[] matches) {
        for (byte match : matches) {
            if (match != NONE) {
                return true;
            }
        }
        return false;
    }

    /** How well each entry matches all that was typed. */
    private byte[] matches(String text) {
        List<String> typed = SearchText.words(text);
        byte[] matches = new byte[entries.size()];
        if (typed.isEmpty()) {
            return matches;
        }
        String together = asOneWord(typed);
        match(together, matches);
        if (typed.size() > 1) {
            byte[] apart = matchesOfAll(typed);
            for (int i = 0; i < matches.length; i++) {
                matches[i] = (byte) Math.max(matches[i], apart[i]);
            }
        }
        preferBeginnings(together, matches);
        return matches;
    }

    private byte[] matchesOfAll(List<String> typed) {
        byte[] all = new byte[entries.size()];
        Arrays.fill(all, BY_WORDS);
        for (String word : typed) {
            byte[] one = new byte[all.length];
            match(word, one);
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) Math.min(all[i], one[i]);
            }
        }
        return all;
    }

    /** Marks the entries that have a word which begins with what was typed. */
    private void match(String typed, byte[] matches) {
        Typos typos = new Typos(typed);
        if (typos.areTolerated()) {
            for (int i = 0; i < words.length; i++) {
                if (typos.tolerate(words[i], lettersOfWords[i])) {
                    mark(i, WITH_TYPOS, matches);
                }
            }
        }
        int place = Arrays.binarySearch(words, typed);
        for (int i = place < 0 ? -place - 1 : place;
                i < words.length && words[i].startsWith(typed);
                i++) {
            mark(i, BY_WORDS, matches);
        }
    }

    private void mark(int word, byte match, byte[] matches) {
        for (int entry : entriesOfWords[word]) {
            matches[entry] = match;
        }
    }

    private void preferBeginnings(String typed, byte[] matches) {
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] != NONE
                    && names.get(i).stream().anyMatch(name -> name.startsWith(typed))) {
                matches[i] = BY_BEGINNING;
            }
        }
    }
}
