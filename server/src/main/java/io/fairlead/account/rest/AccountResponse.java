package io.fairlead.account.rest;

import static io.fairlead.account.wire.WireFormat.optionalSeconds;
import static io.fairlead.account.wire.WireFormat.seconds;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fairlead.account.Account;
import io.fairlead.account.wire.AccountMembers;
import io.fairlead.account.wire.WireFormat;
import io.fairlead.spi.Facts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account as the API shows it. */
@JsonPropertyOrder({
    "id",
    "number",
    "accountNumberDisplay",
    "realAccountNumberLast4",
    "name",
    "accountNickname",
    "balance",
    "type",
    "aggregationStatusCode",
    "status",
    "customerId",
    "institutionId",
    "balanceDate",
    "aggregationSuccessDate",
    "aggregationAttemptDate",
    "createdDate",
    "lastUpdatedDate",
    "marketSegment",
    "currency",
    "lastTransactionDate",
    "oldestTransactionDate",
    "institutionLoginId",
    "authorizationStartDate",
    "authorizationEndDate",
    "authorizationExpires",
    "detail",
    "position",
    "displayPosition",
    "parentAccount",
    "linkedAccountDate"
})
final class AccountResponse extends AccountMembers {

    public final long lastUpdatedDate;
    public final @Nullable Long oldestTransactionDate;
    public final @Nullable Long authorizationStartDate;
    public final @Nullable Long authorizationEndDate;
    public final @Nullable Boolean authorizationExpires;
    public final @Nullable List<Map<String, Object>> position;
    public final @Nullable String parentAccount;
    public final long linkedAccountDate;

    private AccountResponse(Account account) {
        super(account);
        var login = account.login();
        var readable = !login.agreement().over();
        var holdings = readable ? account.atBank().holdings() : List.<Facts>of();
        lastUpdatedDate = seconds(account.updatedAt());
        oldestTransactionDate = readable ? optionalSeconds(account.oldestTransactionAt()) : null;
        authorizationStartDate = optionalSeconds(login.authorizedFrom());
        authorizationEndDate = optionalSeconds(login.authorizedUntil());
        authorizationExpires =
                login.authorizedFrom() == null ? null : login.authorizedUntil() != null;
        position = holdings.isEmpty() ? null : holdings.stream().map(WireFormat::facts).toList();
        parentAccount = account.parentId();
        linkedAccountDate = seconds(account.createdAt());
    }

    static AccountResponse of(Account account) {
        return new AccountResponse(account);
    }
}
