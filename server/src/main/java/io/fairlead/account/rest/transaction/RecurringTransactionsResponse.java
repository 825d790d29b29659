package io.fairlead.account.rest.transaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.recurring.RecurringStream;
import io.fairlead.account.recurring.RecurringStreams;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What recurs, for the customer and for each account. */
record RecurringTransactionsResponse(
        OfCustomer customerRecurringTransactions, List<OfAccount> accountRecurringTransactions) {

    record OfCustomer(
            List<StreamResponse> recurringOutflows, List<StreamResponse> recurringInflows) {}

    record OfAccount(
            String accountId,
            List<StreamResponse> recurringOutflows,
            List<StreamResponse> recurringInflows) {}

    /** A stream; dates are calendar days, and one that has stopped has none to come. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StreamResponse(
            String normalizedPayeeName,
            List<String> transactionCategories,
            List<String> transactionIds,
            int cadence,
            String status,
            @Nullable LocalDate expectedNextTransactionDate,
            @Nullable BigDecimal expectedNextTransactionAmount,
            BigDecimal minimumHistoricalAmount,
            BigDecimal maximumHistoricalAmount,
            BigDecimal meanHistoricalAmount,
            BigDecimal medianHistoricalAmount,
            int countOfTransactions) {

        static StreamResponse of(RecurringStream stream) {
            var next = stream.next();
            var amounts = stream.amounts();
            return new StreamResponse(
                    stream.payee(),
                    stream.categories(),
                    stream.transactions().stream().map(String::valueOf).toList(),
                    stream.meanGap(),
                    next == null ? "INACTIVE" : "ACTIVE",
                    next == null ? null : next.day(),
                    next == null ? null : next.amount(),
                    amounts.minimum(),
                    amounts.maximum(),
                    amounts.mean(),
                    amounts.median(),
                    stream.transactions().size());
        }
    }

    static RecurringTransactionsResponse of(RecurringStreams found) {
        return new RecurringTransactionsResponse(
                new OfCustomer(outflows(found.together()), inflows(found.together())),
                found.byAccount().entrySet().stream()
                        .map(
                                account ->
                                        new OfAccount(
                                                account.getKey(),
                                                outflows(account.getValue()),
                                                inflows(account.getValue())))
                        .toList());
    }

    private static List<StreamResponse> outflows(List<RecurringStream> streams) {
        return shown(streams, stream -> !stream.isInflow());
    }

    private static List<StreamResponse> inflows(List<RecurringStream> streams) {
        return shown(streams, RecurringStream::isInflow);
    }

    private static List<StreamResponse> shown(
            List<RecurringStream> streams, Predicate<RecurringStream> wanted) {
        return streams.stream().filter(wanted).map(StreamResponse::of).toList();
    }
}
