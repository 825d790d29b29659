package io.fairlead.institution.search;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Words in alphabetical order, and who has them: entries of the index, by their places in it. */
final class Vocabulary {

    private final String[] words;
    private final long[] letters;
    private final int[][] entries;

    private Vocabulary(SortedMap<String, Places> placesOfWords) {
        words = placesOfWords.keySet().toArray(String[]::new);
        letters = Arrays.stream(words).mapToLong(Typos::letters).toArray();
        entries = placesOfWords.values().stream().map(Places::toArray).toArray(int[][]::new);
    }

    /** Collects the words of one entry after the other. */
    static final class Builder {

        private final SortedMap<String, Places> placesOfWords = new TreeMap<>();

        void add(String word, int entry) {
            placesOfWords.computeIfAbsent(word, _ -> new Places()).add(entry);
        }

        Vocabulary build() {
            return new Vocabulary(placesOfWords);
        }
    }

    /** Growing numbers, each once. */
    private static final class Places {

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

    /** Whether anybody has this very word. */
    boolean has(String word) {
        return Arrays.binarySearch(words, word) >= 0;
    }

    /** Marks the entries that have a word which begins with what was typed. */
    void markBeginnings(String typed, int mark, int[] marks) {
        var place = Arrays.binarySearch(words, typed);
        for (int i = place < 0 ? -place - 1 : place;
                i < words.length && words[i].startsWith(typed);
                i++) {
            mark(entries[i], mark, marks);
        }
    }

    /** The same with as many typos as are tolerated. */
    void markTypos(String typed, int mark, int[] marks) {
        var typos = new Typos(typed);
        if (!typos.areTolerated()) {
            return;
        }
        for (var i = 0; i < words.length; i++) {
            if (typos.tolerate(words[i], letters[i])) {
                mark(entries[i], mark, marks);
            }
        }
    }

    private static void mark(int[] entries, int mark, int[] marks) {
        for (var entry : entries) {
            marks[entry] = mark;
        }
    }
}
