package io.fairlead.account.rest.transaction;

import io.fairlead.account.transaction.TransactionQuery;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import org.jspecify.annotations.Nullable;

/** Reads what the calls that list transactions are sent. */
final class TransactionRequest {

    private static final int MAX_SORT_LENGTH = 255;

    private TransactionRequest() {}

    static TransactionQuery query(QueryFields fields) {
        var from = fields.requiredMoment("fromDate");
        var to = fields.requiredMoment("toDate");
        QueryFields.checkOrder(from, to);
        return new TransactionQuery(
                from,
                to,
                fields.flag("includePending", false),
                order(fields.word("sort", MAX_SORT_LENGTH)),
                fields.start(),
                fields.limit());
    }

    private static TransactionQuery.Order order(@Nullable String text) {
        return switch (text) {
            case null -> TransactionQuery.Order.NEWEST_FIRST;
            case "desc" -> TransactionQuery.Order.NEWEST_FIRST;
            case "asc" -> TransactionQuery.Order.OLDEST_FIRST;
            default -> throw Problem.BAD_REQUEST.exception("\"sort\" must be asc or desc.");
        };
    }
}
