package io.fairlead.account.rest.transaction;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.account.recurring.RecurringTransactions;
import io.fairlead.account.rest.Agreed;
import io.fairlead.account.rest.StoredAccounts;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class RecurringTransactionsController {

    private static final int MAX_ID_LENGTH = 255;

    private final RecurringTransactions recurring;
    private final StoredAccounts accounts;

    RecurringTransactionsController(RecurringTransactions recurring, StoredAccounts accounts) {
        this.recurring = recurring;
        this.accounts = accounts;
    }

    @PostMapping("/aggregation/customers/{customerId}/recurring-transactions")
    RecurringTransactionsResponse find(
            PartnerId caller, @PathVariable String customerId, @Nullable ObjectNode body) {
        var asked = asked(body);
        var all = accounts.ofCustomer(caller, customerId, asked);
        if (!asked.isEmpty()) {
            all.forEach(account -> Agreed.check(account, DataKind.TRANSACTIONS));
        }
        var ids =
                all.stream()
                        .filter(
                                account ->
                                        account.login().agreement().covers(DataKind.TRANSACTIONS))
                        .map(account -> account.key().id())
                        .toList();
        return recurring
                .find(caller, PathId.customer(customerId), ids)
                .map(RecurringTransactionsResponse::of)
                .orElseThrow(Problem.TRANSACTION_NOT_FOUND::exception);
    }

    private static Set<String> asked(@Nullable ObjectNode body) {
        return body == null
                ? Set.of()
                : Set.copyOf(new BodyFields(body).texts("accountIds", MAX_ID_LENGTH));
    }
}
