package io.fairlead.session.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account as webhooks show it; dates are epoch seconds, 0 means never. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookAccount(
        String id,
        String number,
        @Nullable String realAccountNumberLast4,
        String accountNumberDisplay,
        String name,
        BigDecimal balance,
        String type,
        @Nullable Integer aggregationStatusCode,
        String status,
        String customerId,
        String institutionId,
        long balanceDate,
        @Nullable Long aggregationSuccessDate,
        @Nullable Long aggregationAttemptDate,
        long createdDate,
        long lastUpdatedDate,
        String currency,
        @Nullable Long lastTransactionDate,
        long institutionLoginId,
        @Nullable Map<String, Object> detail,
        int displayPosition,
        String accountNickname,
        String marketSegment) {

    static List<WebhookAccount> of(List<Account> accounts) {
        return accounts.stream().map(WebhookAccount::of).toList();
    }

    private static WebhookAccount of(Account account) {
        var atBank = account.atBank();
        var detail = atBank.detail().members();
        var aggregation = account.aggregation();
        return new WebhookAccount(
                account.key().id(),
                atBank.number(),
                account.realNumberLast4(),
                account.numberDisplay(),
                atBank.name(),
                atBank.balance(),
                atBank.type(),
                aggregation == null ? null : aggregation.statusCode(),
                account.active() ? "active" : "pending",
                account.key().customer().value(),
                account.login().institutionId(),
                atBank.balanceAt().getEpochSecond(),
                aggregation == null ? null : seconds(aggregation.succeededAt()),
                aggregation == null ? null : seconds(aggregation.attemptedAt()),
                account.createdAt().getEpochSecond(),
                aggregation == null ? 0 : account.updatedAt().getEpochSecond(),
                atBank.currency(),
                seconds(account.latestTransactionAt()),
                Long.parseLong(account.login().key().login()),
                detail.isEmpty() ? null : detail,
                account.position(),
                atBank.name(),
                atBank.segment());
    }

    private static @Nullable Long seconds(@Nullable Instant moment) {
        return moment == null ? null : moment.getEpochSecond();
    }
}
