package io.fairlead.account.rest.statement;

import io.fairlead.account.statement.BankStatements;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.shared.api.WrittenValue;
import io.fairlead.spi.BankStatement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which statement of an account.
 *
 * @param value 1: the latest one, 2: the one before it, and so on
 */
record StatementIndex(int value) {

    private static final int MAX_LENGTH = 255;
    private static final BigDecimal LAST = BigDecimal.valueOf(BankStatements.REACHED);

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
        return WrittenValue.whole(text)
                .filter(whole -> whole.signum() > 0 && whole.compareTo(LAST) <= 0)
                .map(whole -> new StatementIndex(whole.intValueExact()))
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"index\" must be numbers from 1 to %d, separated by commas."
                                                .formatted(BankStatements.REACHED)));
    }

    /** The statement, if there are so many. */
    Optional<BankStatement> in(List<BankStatement> newestFirst) {
        return newestFirst.stream().skip(value - 1L).findFirst();
    }
}
