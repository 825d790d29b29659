package io.fairlead.account.rest.transaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.refresh.TransactionRefresh;
import io.fairlead.account.refresh.TransactionRefresh.Part;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A refresh as it is accepted; dates are ISO 8601. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionRefreshResponse(
        String refreshId,
        String customerId,
        @Nullable String institutionLoginId,
        List<String> accountIds,
        String mode,
        String fromDate,
        String toDate,
        String status,
        String createdAt) {

    static TransactionRefreshResponse of(TransactionRefresh refresh) {
        return new TransactionRefreshResponse(
                refresh.id().toString(),
                refresh.customer().value(),
                refresh.login(),
                refresh.parts().stream().map(Part::accountId).toList(),
                mode(refresh),
                beginning(refresh.range().from()),
                beginning(refresh.range().to()),
                refresh.status().name(),
                refresh.createdAt().toString());
    }

    static String mode(TransactionRefresh refresh) {
        return refresh.mode().name().toLowerCase(Locale.ROOT);
    }

    private static String beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }
}
