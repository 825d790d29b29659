package io.fairlead.session.publish;

import static io.fairlead.account.wire.WireFormat.seconds;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fairlead.account.Account;
import io.fairlead.account.wire.AccountMembers;
import java.util.List;

/** An account as webhooks show it. */
@JsonPropertyOrder({
    "id",
    "number",
    "realAccountNumberLast4",
    "accountNumberDisplay",
    "name",
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
    "currency",
    "lastTransactionDate",
    "institutionLoginId",
    "detail",
    "displayPosition",
    "accountNickname",
    "marketSegment"
})
final class WebhookAccount extends AccountMembers {

    /** 0 before the first aggregation. */
    public final long lastUpdatedDate;

    private WebhookAccount(Account account) {
        super(account);
        lastUpdatedDate = account.aggregation() == null ? 0 : seconds(account.updatedAt());
    }

    static List<WebhookAccount> of(List<Account> accounts) {
        return accounts.stream().map(WebhookAccount::new).toList();
    }
}
