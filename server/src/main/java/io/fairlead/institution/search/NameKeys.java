package io.fairlead.institution.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is called exactly so: whole names, names without what people leave out, and initials. */
final class NameKeys {

    private final Map<String, List<Integer>> wholes = new HashMap<>();
    private final Map<String, List<Integer>> withoutNoise = new HashMap<>();
    private final Map<String, List<Integer>> cores = new HashMap<>();
    private final Map<String, List<Integer>> initials = new HashMap<>();

    /** Adds a name of an entry, whose place is not below those before it. */
    void add(List<String> words, int entry) {
        put(wholes, String.join("", words), entry);
        put(withoutNoise, withoutNoise(words), entry);
        put(cores, String.join("", BankWords.telling(words)), entry);
        BankWords.initials(words).forEach(letters -> put(initials, letters, entry));
    }

    /** The words as one, without those that people add to any name; of nothing but those all. */
    static String withoutNoise(List<String> words) {
        var own = words.stream().filter(word -> !BankWords.isNoise(word)).toList();
        return String.join("", own.isEmpty() ? words : own);
    }

    private static void put(Map<String, List<Integer>> keys, String key, int entry) {
        var entries = keys.computeIfAbsent(key, _ -> new ArrayList<>(1));
        if (entries.isEmpty() || entries.getLast() != entry) {
            entries.add(entry);
        }
    }

    Collection<Integer> called(TypedText typed) {
        return wholes.getOrDefault(typed.together(), List.of());
    }

    Collection<Integer> calledButForNoise(TypedText typed) {
        return withoutNoise.getOrDefault(typed.withoutNoise(), List.of());
    }

    Collection<Integer> withCore(TypedText typed) {
        return cores.getOrDefault(typed.core(), List.of());
    }

    /**
     * Two letters alone are the beginning of something; with "bank" behind them they are initials.
     */
    Collection<Integer> withInitials(TypedText typed) {
        var letters = typed.core();
        return letters.length() > 2 || !typed.fillers().isEmpty()
                ? initials.getOrDefault(letters, List.of())
                : List.of();
    }
}
