package io.finbank.resource;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what asks for the following part; null on the last one
 */
record Page<T>(List<T> items, @Nullable String next) {

    /** The part of a whole list that a token asks for, which is the number of items before it. */
    static <T> Page<T> ofNumbered(List<T> all, @Nullable String token, int size) {
        int start = token == null ? 0 : number(token);
        if (start > all.size()) {
            throw new ProblemException(Problem.BAD_REQUEST);
        }
        var end = Math.min(start + size, all.size());
        return new Page<>(
                all.subList(start, end), end == all.size() ? null : Integer.toString(end));
    }

    private static int number(String token) {
        if (!token.matches("[0-9]{1,6}")) {
            throw new ProblemException(Problem.BAD_REQUEST);
        }
        return Integer.parseInt(token);
    }
}
