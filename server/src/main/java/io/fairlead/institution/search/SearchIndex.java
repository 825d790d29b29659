package io.fairlead.institution.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds institutions by what people type. Immutable; made from the whole directory. Searches run
 * over arrays in plain loops, because each visits thousands of entries.
 *
 * <p>Long, because the kinds of matches and their order are told in one place.
 *
 * @param <E> the institutions
 */
public final class SearchIndex<E extends Searchable> {

    /**
     * Some of what was found.
     *
     * @param count how many there are in all
     */
    public record Found(int count, List<String> ids) {}

    /** How well an institution matches; a higher number is better. */
    private static final int NONE = 0;

    private static final int IN_PART = 1;
    private static final int WITH_TYPOS = 2;
    private static final int BY_WORDS = 3;
    private static final int BY_BEGINNING = 4;
    private static final int BY_CORE = 5;
    private static final int BUT_FOR_NOISE = 6;
    private static final int EXACTLY = 7;

    /** Within each of these, whoever has more of the typed fillers is better, up to so many. */
    private static final int FILLERS = 16;

    private static final int BEST = (EXACTLY + 1) * FILLERS;

    /** A beginning of fewer letters says too little by itself. */
    private static final int SHORTEST_IN_PART = 4;

    /** The most popular first: the order among equal matches. */
    private static final Comparator<Searchable> ORDER =
            Comparator.comparingInt(Searchable::popularity)
                    .reversed()
                    .thenComparing(Searchable::name)
                    .thenComparing(Searchable::id);

    private final List<E> entries;

    /** The names of each entry, written as one word. */
    private final String[][] names;

    /** The words of the names. */
    private final Vocabulary words;

    /** Whole names written as one word, as many type them, and the hosts of web pages. */
    private final Vocabulary wholes;

    private final NameKeys keys = new NameKeys();
    private final Map<String, List<Integer>> byRoutingNumber = new HashMap<>();

    /** Where the entry is that can stand in the place of one. */
    private final Map<Integer, Integer> replacements = new HashMap<>();

    public SearchIndex(List<E> directory) {
        entries = directory.stream().sorted(ORDER).toList();
        names = entries.stream().map(SearchIndex::namesAsOneWord).toArray(String[][]::new);
        var allWords = new Vocabulary.Builder();
        var allWholes = new Vocabulary.Builder();
        for (var i = 0; i < entries.size(); i++) {
            add(i, allWords, allWholes);
        }
        words = allWords.build();
        wholes = allWholes.build();
        findReplacements();
    }

    private void add(int place, Vocabulary.Builder allWords, Vocabulary.Builder allWholes) {
        var entry = entries.get(place);
        entry.names().map(SearchText::words).forEach(name -> addName(name, place, allWords));
        Stream.concat(Arrays.stream(names[place]), hosts(entry))
                .forEach(whole -> allWholes.add(whole, place));
        for (var number : entry.routingNumbers()) {
            byRoutingNumber.computeIfAbsent(number, _ -> new ArrayList<>(1)).add(place);
        }
    }

    private void addName(List<String> name, int place, Vocabulary.Builder allWords) {
        keys.add(name, place);
        name.forEach(word -> allWords.add(word, place));
        name.stream()
                .flatMap(word -> BankWords.spelledOut(word).stream())
                .forEach(word -> allWords.add(word, place));
    }

    private void findReplacements() {
        Map<String, Integer> places = new HashMap<>();
        for (var i = 0; i < entries.size(); i++) {
            places.put(entries.get(i).id(), i);
        }
        for (var i = 0; i < entries.size(); i++) {
            var place = places.get(entries.get(i).replacement());
            if (place != null && entries.get(place).testing() == entries.get(i).testing()) {
                replacements.put(i, place);
            }
        }
    }

    private static String[] namesAsOneWord(Searchable entry) {
        return entry.names().map(SearchIndex::asOneWord).distinct().toArray(String[]::new);
    }

    private static Stream<String> hosts(Searchable entry) {
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
     * @param inPart whether, where nobody matches, those are found that match most of the text
     * @param replaced which have their replacement shown instead, if they have one
     * @param filter what they must be besides
     * @param start how many of them to leave out
     * @param limit how many of the others to give at most
     */
    public Found search(
            @Nullable String text,
            boolean inPart,
            Predicate<E> replaced,
            Predicate<E> filter,
            long start,
            int limit) {
        var matches = text == null ? everything() : matches(text);
        choose(matches, replaced, filter);
        if (text != null && inPart && !hasAny(matches)) {
            matches = matchesInPart(text, replaced, filter);
        }
        return found(matches, start, limit);
    }

    private void choose(int[] matches, Predicate<E> replaced, Predicate<E> filter) {
        replacements.forEach(
                (old, replacement) -> {
                    if (replaced.test(entries.get(old))) {
                        matches[replacement] = Math.max(matches[replacement], matches[old]);
                        matches[old] = NONE;
                    }
                });
        for (var i = 0; i < matches.length; i++) {
            if (matches[i] != NONE && !filter.test(entries.get(i))) {
                matches[i] = NONE;
            }
        }
    }

    /** The entries stand in the order among equals, so they are only counted, and not sorted. */
    private Found found(int[] matches, long start, int limit) {
        var better = new int[BEST + 1];
        for (var match : matches) {
            better[match]++;
        }
        var count = 0;
        for (var match = BEST; match > NONE; match--) {
            var equals = better[match];
            better[match] = count;
            count += equals;
        }
        var ids = new String[(int) Math.clamp(count - start, 0, limit)];
        for (var i = 0; i < matches.length; i++) {
            if (matches[i] != NONE) {
                var place = better[matches[i]]++ - start;
                if (place >= 0 && place < ids.length) {
                    ids[(int) place] = entries.get(i).id();
                }
            }
        }
        return new Found(count, List.of(ids));
    }

    private int[] everything() {
        var matches = new int[entries.size()];
        Arrays.fill(matches, BY_WORDS * FILLERS);
        return matches;
    }

    private int[] matches(String text) {
        var withRoutingNumber = byRoutingNumber.get(text.strip());
        if (withRoutingNumber != null) {
            var matches = new int[entries.size()];
            withRoutingNumber.forEach(entry -> matches[entry] = BY_WORDS * FILLERS);
            return matches;
        }
        return WebHost.in(text).map(this::matchesOfHost).orElseGet(() -> matchesOfName(text));
    }

    /** Those of the host itself, or else of the nearest host above it that anybody has. */
    private int[] matchesOfHost(WebHost host) {
        return host.withParents()
                .map(above -> matchesOfWhole(asOneWord(above.name())))
                .filter(SearchIndex::hasAny)
                .findFirst()
                .orElseGet(() -> new int[entries.size()]);
    }

    private int[] matchesOfWhole(String typed) {
        var matches = new int[entries.size()];
        wholes.markBeginnings(typed, BY_WORDS * FILLERS, matches);
        return matches;
    }

    private int[] matchesOfName(String text) {
        var all = SearchText.words(text);
        if (all.isEmpty()) {
            return new int[entries.size()];
        }
        var typed = TypedText.of(all, words);
        var kinds = kindsOfMatches(typed);
        if (!hasAny(kinds)) {
            wholes.markTypos(typed.withoutNoise(), WITH_TYPOS, kinds);
        }
        return withFillers(kinds, typed);
    }

    private int[] kindsOfMatches(TypedText typed) {
        var kinds = matchesOfWords(typed.telling());
        var beginning = typed.withoutNoise();
        raise(kinds, marked(beginning), BY_WORDS);
        for (var i = 0; i < kinds.length; i++) {
            if (kinds[i] == BY_WORDS && hasNameWithBeginning(i, beginning)) {
                kinds[i] = BY_BEGINNING;
            }
        }
        keys.withInitials(typed).forEach(entry -> raise(kinds, entry, BY_BEGINNING));
        var ofKind = matchesOfKinds(typed);
        keys.withCore(typed).stream()
                .filter(entry -> ofKind[entry] != NONE)
                .forEach(entry -> raise(kinds, entry, BY_CORE));
        keys.calledButForNoise(typed).forEach(entry -> raise(kinds, entry, BUT_FOR_NOISE));
        keys.called(typed).forEach(entry -> raise(kinds, entry, EXACTLY));
        return kinds;
    }

    /** Those that are of the kind which the text says, if it says any. */
    private int[] matchesOfKinds(TypedText typed) {
        var all = everything();
        typed.fillers().stream()
                .filter(BankWords::isKind)
                .map(this::matchesOfFiller)
                .forEach(
                        one -> {
                            for (var i = 0; i < all.length; i++) {
                                all[i] = Math.min(all[i], one[i]);
                            }
                        });
        return all;
    }

    private int[] marked(String beginning) {
        var marks = new int[entries.size()];
        wholes.markBeginnings(beginning, BY_WORDS, marks);
        return marks;
    }

    private static void raise(int[] kinds, int[] marks, int kind) {
        for (var i = 0; i < kinds.length; i++) {
            if (marks[i] != NONE) {
                raise(kinds, i, kind);
            }
        }
    }

    private static void raise(int[] kinds, int entry, int kind) {
        kinds[entry] = Math.max(kinds[entry], kind);
    }

    /** Entries that have all these words, as well as they match the one that fits least. */
    private int[] matchesOfWords(List<String> typed) {
        var all = new int[entries.size()];
        Arrays.fill(all, BY_WORDS);
        for (var word : typed) {
            var one = matchesOfWord(word);
            for (var i = 0; i < all.length; i++) {
                all[i] = Math.min(all[i], one[i]);
            }
        }
        return all;
    }

    private int[] matchesOfWord(String word) {
        var one = new int[entries.size()];
        words.markTypos(word, WITH_TYPOS, one);
        words.markBeginnings(word, BY_WORDS, one);
        var spelled = BankWords.spelledOut(word);
        if (spelled.size() == 1) {
            words.markBeginnings(spelled.getFirst(), BY_WORDS, one);
        }
        return one;
    }

    /** The kinds of matches, and in each how many of the fillers an entry has. */
    private int[] withFillers(int[] kinds, TypedText typed) {
        var matches = Arrays.stream(kinds).map(kind -> kind * FILLERS).toArray();
        var counted = 0;
        for (var filler : typed.fillers()) {
            if (++counted == FILLERS) {
                break;
            }
            var one = matchesOfFiller(filler);
            for (var i = 0; i < matches.length; i++) {
                if (kinds[i] != NONE && one[i] != NONE) {
                    matches[i]++;
                }
            }
        }
        return matches;
    }

    /** Those that have it, or what it stands for. */
    private int[] matchesOfFiller(String filler) {
        var all = matchesOfBeginning(filler);
        var spelled = BankWords.spelledOut(filler).stream().map(this::matchesOfBeginning).toList();
        for (var i = 0; i < all.length; i++) {
            var entry = i;
            if (spelled.stream().allMatch(one -> one[entry] != NONE)) {
                all[i] = BY_WORDS;
            }
        }
        return all;
    }

    private int[] matchesOfBeginning(String word) {
        var one = new int[entries.size()];
        words.markBeginnings(word, BY_WORDS, one);
        return one;
    }

    /**
     * Those that have most of the telling words, by how rare they are; of a word nobody has, the
     * others count.
     */
    private int[] matchesInPart(String text, Predicate<E> replaced, Predicate<E> filter) {
        var weights = new double[entries.size()];
        for (var word : BankWords.telling(SearchText.words(text))) {
            if (word.length() < SHORTEST_IN_PART && !words.has(word)) {
                continue;
            }
            var one = matchesOfWord(word);
            choose(one, replaced, filter);
            var weight = weight(one);
            for (var i = 0; i < weights.length; i++) {
                weights[i] += one[i] == NONE ? 0 : weight;
            }
        }
        var most = Arrays.stream(weights).max().orElse(0);
        return Arrays.stream(weights)
                .mapToInt(weight -> most > 0 && weight >= most - 1e-9 ? IN_PART : NONE)
                .toArray();
    }

    private static double weight(int[] matches) {
        var having = Arrays.stream(matches).filter(match -> match != NONE).count();
        return Math.log(1 + matches.length / (1.0 + having));
    }

    private static boolean hasAny(int[] matches) {
        for (var match : matches) {
            if (match != NONE) {
                return true;
            }
        }
        return false;
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
