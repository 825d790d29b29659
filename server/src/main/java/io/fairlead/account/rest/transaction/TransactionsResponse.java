package io.fairlead.account.rest.transaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.transaction.DailyBalance;
import io.fairlead.account.transaction.TransactionPage;
import io.fairlead.account.transaction.TransactionQuery;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of transactions. What repeats the query is text, and so is {@code moreAvailable}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionsResponse(
        long found,
        int displaying,
        String moreAvailable,
        String fromDate,
        String toDate,
        String sort,
        List<TransactionResponse> transactions,
        @Nullable List<DailyBalanceResponse> dailyBalances) {

    record DailyBalanceResponse(long date, BigDecimal beginning, BigDecimal ending) {

        static DailyBalanceResponse of(DailyBalance balance) {
            return new DailyBalanceResponse(
                    balance.day().atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                    balance.beginning(),
                    balance.ending());
        }
    }

    static TransactionsResponse of(
            TransactionQuery query, TransactionPage page, @Nullable List<DailyBalance> balances) {
        return new TransactionsResponse(
                page.found(),
                page.transactions().size(),
                String.valueOf(page.moreAvailable()),
                String.valueOf(query.from().getEpochSecond()),
                String.valueOf(query.to().getEpochSecond()),
                switch (query.order()) {
                    case OLDEST_FIRST -> "asc";
                    case NEWEST_FIRST -> "desc";
                },
                page.transactions().stream().map(TransactionResponse::of).toList(),
                balances == null ? null : balances.stream().map(DailyBalanceResponse::of).toList());
    }
}
