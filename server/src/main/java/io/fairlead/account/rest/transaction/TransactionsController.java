package io.fairlead.account.rest.transaction;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.account.rest.Agreed;
import io.fairlead.account.rest.StoredAccounts;
import io.fairlead.account.transaction.Transaction;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.customer.Customers;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class TransactionsController {

    private final Transactions transactions;
    private final StoredAccounts accounts;
    private final Customers customers;

    TransactionsController(
            Transactions transactions, StoredAccounts accounts, Customers customers) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.customers = customers;
    }

    @GetMapping("/aggregation/v3/customers/{customerId}/transactions")
    TransactionsResponse ofCustomer(
            PartnerId caller,
            @PathVariable String customerId,
            @RequestParam Map<String, String> parameters) {
        var query = TransactionRequest.query(new QueryFields(parameters));
        var customer = existing(caller, customerId);
        return TransactionsResponse.of(query, transactions.list(caller, customer, query), null);
    }

    @GetMapping("/aggregation/v4/customers/{customerId}/accounts/{accountId}/transactions")
    TransactionsResponse ofAccount(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String accountId,
            @RequestParam Map<String, String> parameters) {
        var fields = new QueryFields(parameters);
        var query = TransactionRequest.query(fields);
        var showsBalances = fields.flag("showDailyBalance", false);
        var account = accounts.one(caller, customerId, accountId);
        Agreed.check(account, DataKind.TRANSACTIONS);
        var page = transactions.list(account.key(), query);
        return TransactionsResponse.of(
                query,
                page,
                showsBalances
                        ? transactions.balances(
                                account.key(), account.atBank().balance(), page.transactions())
                        : null);
    }

    @GetMapping("/aggregation/v2/customers/{customerId}/transactions/{transactionId}")
    TransactionResponse get(
            PartnerId caller, @PathVariable String customerId, @PathVariable String transactionId) {
        var customer = existing(caller, customerId);
        return shown(find(caller, customer, transactionId));
    }

    /** The id is the account's and the transaction's with a hyphen between them. */
    @GetMapping("/aggregation/customers/{customerId}/transactions/{uniqueTransactionId}")
    TransactionResponse getUnique(
            PartnerId caller,
            @PathVariable String customerId,
            @PathVariable String uniqueTransactionId) {
        var customer = existing(caller, customerId);
        var id = uniqueTransactionId.substring(uniqueTransactionId.indexOf('-') + 1);
        return shown(
                find(caller, customer, id)
                        .filter(
                                found ->
                                        uniqueTransactionId.equals(
                                                found.account().id() + "-" + found.id())));
    }

    private Optional<Transaction> find(PartnerId caller, CustomerId customer, String id) {
        return PathId.isNumber(id)
                ? transactions.find(caller, customer, Long.parseLong(id))
                : Optional.empty();
    }

    private static TransactionResponse shown(Optional<Transaction> found) {
        return found.map(TransactionResponse::of)
                .orElseThrow(Problem.TRANSACTION_NOT_FOUND::exception);
    }

    private CustomerId existing(PartnerId caller, String customerId) {
        var customer = PathId.customer(customerId);
        if (!customers.exists(caller, customer)) {
            throw Problem.CUSTOMER_NOT_FOUND.exception();
        }
        return customer;
    }
}
