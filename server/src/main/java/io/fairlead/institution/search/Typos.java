package io.fairlead.institution.search;

/**
 * Compares what somebody typed with the beginnings of words. A wrong, missing or superfluous letter
 * is a typo, and so are two letters in the wrong order.
 */
final class Typos {

    private static final int FEWEST_LETTERS_FOR_ONE = 4;
    private static final int FEWEST_LETTERS_FOR_TWO = 8;

    private final String typed;
    private final int tolerated;
    private final long letters;
    private int[] beforeLast;
    private int[] last;
    private int[] current;

    Typos(String typed) {
        this.typed = typed;
        this.tolerated = tolerated(typed);
        this.letters = letters(typed);
        var width = typed.length() + tolerated + 1;
        this.beforeLast = new int[width];
        this.last = new int[width];
        this.current = new int[width];
    }

    private static int tolerated(String typed) {
        if (typed.length() < FEWEST_LETTERS_FOR_ONE || typed.chars().allMatch(Character::isDigit)) {
            return 0;
        }
        return typed.length() < FEWEST_LETTERS_FOR_TWO ? 1 : 2;
    }

    /** Which letters a text has, a bit for each: a quick way to see that texts differ too much. */
    static long letters(String text) {
        long letters = 0;
        for (var i = 0; i < text.length(); i++) {
            letters |= 1L << text.charAt(i);
        }
        return letters;
    }

    boolean areTolerated() {
        return tolerated > 0;
    }

    /**
     * Whether the word begins with what was typed, give or take the tolerated typos.
     *
     * @param lettersOfWord {@link #letters} of the word
     */
    boolean tolerate(String word, long lettersOfWord) {
        return Long.bitCount(letters & ~lettersOfWord) <= tolerated
                && word.length() >= typed.length() - tolerated
                && distance(word) <= tolerated;
    }

    /** The least number of typos between what was typed and any beginning of the word. */
    private int distance(String word) {
        var columns = Math.min(word.length(), typed.length() + tolerated);
        for (var column = 0; column <= columns; column++) {
            last[column] = column;
        }
        var least = 0;
        for (var row = 1; row <= typed.length() && least <= tolerated; row++) {
            least = fill(row, columns, word);
            var oldest = beforeLast;
            beforeLast = last;
            last = current;
            current = oldest;
        }
        return least;
    }

    /** Fills one row of the matrix of the optimal string alignment distance; returns its least. */
    private int fill(int row, int columns, String word) {
        current[0] = row;
        var least = row;
        var letter = typed.charAt(row - 1);
        for (var column = 1; column <= columns; column++) {
            var other = word.charAt(column - 1);
            var distance =
                    Math.min(
                            Math.min(last[column], current[column - 1]) + 1,
                            last[column - 1] + (letter == other ? 0 : 1));
            if (row > 1
                    && column > 1
                    && letter == word.charAt(column - 2)
                    && typed.charAt(row - 2) == other) {
                distance = Math.min(distance, beforeLast[column - 2] + 1);
            }
            current[column] = distance;
            least = Math.min(least, distance);
        }
        return least;
    }
}
