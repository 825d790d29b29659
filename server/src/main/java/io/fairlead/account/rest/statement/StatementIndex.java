package io.fairlead.account.rest.statement;

import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.spi.BankStatement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which statement of an account.
 *
 * @param value 1: the latest one, 2: the one before it, and so on
 */
record StatementIndex(int value) {

    private static final int MAX_LENGTH = 255;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

    static StatementIndex one(QueryFields fields) {
        var value = fields.integer("index", 1);
        if (value < 1 || value > BankStatements.REACHED) {
            throw Problem.BAD_REQUEST.exception(
                    "\"index\" must be 1 to %d.".formatted(BankStatements.REACHED));
        }
        return new StatementIndex(value);
    }

    /** In the order they are asked for, each once. */
    static List<StatementIndex> several(QueryFields fields) {
        var text = fields.text("index", MAX_LENGTH);
        return Stream.of(text == null ? new String[] {"1"} : text.split(",", -1))
                .map(StatementIndex::oneOfSeveral)
                .distinct()
                .toList();
    }

    private static StatementIndex oneOfSeveral(String text) {
        var number = text.strip();
        var value = NUMBER.matcher(number).matches() ? Integer.parseInt(number) : 0;
        if (value < 1 || value > BankStatements.REACHED) {
            throw Problem.BAD_REQUEST.exception(
                    "\"index\" must be numbers from 1 to %d, separated by commas."
                            .formatted(BankStatements.REACHED));
        }
        return new StatementIndex(value);
    }

    /** The statement, if there are so many. */
    Optional<BankStatement> in(List<BankStatement> newestFirst) {
        return newestFirst.stream().skip(value - 1L).findFirst();
    }
}
