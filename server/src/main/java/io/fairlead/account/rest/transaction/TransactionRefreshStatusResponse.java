package io.fairlead.account.rest.transaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.Account;
import io.fairlead.account.refresh.TransactionRefresh;
import io.fairlead.account.refresh.TransactionRefresh.Part;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a refresh has come. */
record TransactionRefreshStatusResponse(
        String refreshId,
        String customerId,
        List<OfAccount> accounts,
        String mode,
        String status,
        int totalCount,
        long successCount,
        long failedCount) {

    /** One account of it; the code is there as soon as its bank has said something. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfAccount(
            String accountId,
            String institutionLoginId,
            String institutionId,
            @Nullable Integer aggregationStatusCode,
            @Nullable String aggregationSuccessDate) {

        private static OfAccount of(Account account, @Nullable Integer code) {
            var aggregation = account.aggregation();
            var succeeded = aggregation == null ? null : aggregation.succeededAt();
            return new OfAccount(
                    account.key().id(),
                    account.login().key().login(),
                    account.login().institutionId(),
                    code,
                    code == null || succeeded == null ? null : succeeded.toString());
        }
    }

    /**
     * @param accounts those of the customer by their ids; a deleted one is not shown any more
     */
    static TransactionRefreshStatusResponse of(
            TransactionRefresh refresh, Map<String, Account> accounts) {
        return new TransactionRefreshStatusResponse(
                refresh.id().toString(),
                refresh.customer().value(),
                refresh.parts().stream()
                        .filter(part -> accounts.containsKey(part.accountId()))
                        .map(part -> shown(part, accounts))
                        .toList(),
                TransactionRefreshResponse.mode(refresh),
                refresh.status().name(),
                refresh.parts().size(),
                refresh.parts().stream().filter(Part::succeeded).count(),
                refresh.parts().stream().filter(part -> hasFailed(refresh, part)).count());
    }

    private static OfAccount shown(Part part, Map<String, Account> accounts) {
        var account = accounts.get(part.accountId());
        if (account == null) {
            throw new IllegalStateException("An account of a refresh is not there");
        }
        return OfAccount.of(account, part.statusCode());
    }

    /** Also when its bank was never asked. */
    private static boolean hasFailed(TransactionRefresh refresh, Part part) {
        return !part.succeeded() && (part.statusCode() != null || refresh.ended());
    }
}
