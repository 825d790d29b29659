package io.fairlead.account.rest;

import static io.fairlead.account.rest.WireFormat.optionalSeconds;
import static io.fairlead.account.rest.WireFormat.seconds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.Account;
import io.fairlead.account.Aggregation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account as the API shows it; dates are epoch seconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountResponse(
        String id,
        String number,
        String accountNumberDisplay,
        @Nullable String realAccountNumberLast4,
        String name,
        String accountNickname,
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
        String marketSegment,
        String currency,
        @Nullable Long lastTransactionDate,
        @Nullable Long oldestTransactionDate,
        long institutionLoginId,
        @Nullable Long authorizationStartDate,
        @Nullable Long authorizationEndDate,
        @Nullable Boolean authorizationExpires,
        @Nullable Map<String, Object> detail,
        @Nullable List<Map<String, Object>> position,
        int displayPosition,
        @Nullable String parentAccount,
        long linkedAccountDate) {

    static AccountResponse of(Account account) {
        var atBank = account.atBank();
        var login = account.login();
        return new AccountResponse(
                account.key().id(),
                atBank.number(),
                account.numberDisplay(),
                account.realNumberLast4(),
                atBank.name(),
                atBank.name(),
                atBank.balance(),
                atBank.type(),
                statusCode(account.aggregation()),
                status(account),
                account.key().customer().value(),
                login.institutionId(),
                seconds(atBank.balanceAt()),
                succeeded(account.aggregation()),
                attempted(account.aggregation()),
                seconds(account.createdAt()),
                seconds(account.updatedAt()),
                atBank.segment(),
                atBank.currency(),
                optionalSeconds(account.latestTransactionAt()),
                optionalSeconds(account.oldestTransactionAt()),
                Long.parseLong(login.key().login()),
                optionalSeconds(login.authorizedFrom()),
                optionalSeconds(login.authorizedUntil()),
                login.authorizedFrom() == null ? null : login.authorizedUntil() != null,
                atBank.detail().members().isEmpty() ? null : WireFormat.facts(atBank.detail()),
                atBank.holdings().isEmpty()
                        ? null
                        : atBank.holdings().stream().map(WireFormat::facts).toList(),
                account.position(),
                account.parentId(),
                seconds(account.createdAt()));
    }

    static String status(Account account) {
        return account.active() ? "active" : "pending";
    }

    static @Nullable Integer statusCode(@Nullable Aggregation aggregation) {
        return aggregation == null ? null : aggregation.statusCode();
    }

    static @Nullable Long attempted(@Nullable Aggregation aggregation) {
        return aggregation == null ? null : seconds(aggregation.attemptedAt());
    }

    static @Nullable Long succeeded(@Nullable Aggregation aggregation) {
        return aggregation == null ? null : optionalSeconds(aggregation.succeededAt());
    }
}
