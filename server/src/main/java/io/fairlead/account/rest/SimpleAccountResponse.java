package io.fairlead.account.rest;

import static io.fairlead.account.wire.WireFormat.optionalSeconds;
import static io.fairlead.account.wire.WireFormat.seconds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.Account;
import io.fairlead.account.wire.WireFormat;
import org.jspecify.annotations.Nullable;

/** An account without its balance and its details; dates are epoch seconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SimpleAccountResponse(
        String id,
        String accountNumberDisplay,
        String name,
        String type,
        @Nullable Integer aggregationStatusCode,
        String status,
        String customerId,
        String institutionId,
        @Nullable Long aggregationSuccessDate,
        @Nullable Long aggregationAttemptDate,
        long createdDate,
        String currency,
        long institutionLoginId,
        @Nullable Long authorizationStartDate,
        @Nullable Long authorizationEndDate,
        @Nullable Boolean authorizationExpires,
        int displayPosition,
        @Nullable String parentAccount,
        long linkedAccountDate) {

    static SimpleAccountResponse of(Account account) {
        var login = account.login();
        return new SimpleAccountResponse(
                account.key().id(),
                account.numberDisplay(),
                account.name(),
                account.atBank().type(),
                WireFormat.statusCode(account.aggregation()),
                WireFormat.status(account),
                account.key().customer().value(),
                login.institutionId(),
                WireFormat.succeeded(account.aggregation()),
                WireFormat.attempted(account.aggregation()),
                seconds(account.createdAt()),
                account.atBank().currency(),
                Long.parseLong(login.key().login()),
                optionalSeconds(login.authorizedFrom()),
                optionalSeconds(login.authorizedUntil()),
                login.authorizedFrom() == null ? null : login.authorizedUntil() != null,
                account.position(),
                account.parentId(),
                seconds(account.createdAt()));
    }
}
