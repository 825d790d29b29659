package io.fairlead.kit;

import static io.fairlead.kit.Trial.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankStatement;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Page;
import io.fairlead.spi.Revoked;
import io.fairlead.spi.StatementFile;
import io.fairlead.spi.Step;
import io.fairlead.spi.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a consumer has linked, and what can be read of it. */
record Login(Trial trial, Linked linked, Inventory inventory) {

    private static final int MOST_PAGES = 1000;

    Grant grant() {
        return linked.grant();
    }

    /** The ids of the accounts that linking found. */
    List<String> found() {
        return ids(inventory);
    }

    static List<String> ids(Inventory inventory) {
        return inventory.accounts().stream().map(BankAccount::id).toList();
    }

    /** Those of them that can be read. */
    List<String> open() {
        return inventory.accounts().stream()
                .filter(account -> !account.closed())
                .map(BankAccount::id)
                .toList();
    }

    Step<Inventory> accounts() {
        return trial.call(
                connector -> connector.accounts(trial.bank(), grant(), Set.copyOf(found())));
    }

    Step<Grant> renew() {
        return trial.call(connector -> connector.renew(trial.bank(), grant()));
    }

    Login renewed() {
        return new Login(trial, Linked.with(done(renew()), inventory), inventory);
    }

    Step<Revoked> revoke() {
        return trial.call(connector -> connector.revoke(trial.bank(), grant()));
    }

    Step<BankAccount> balance(String account) {
        return trial.call(connector -> connector.balance(trial.bank(), grant(), account));
    }

    Step<Page<BankTransaction>> transactionPage(
            String account, DateRange days, @Nullable String page) {
        return trial.call(
                connector -> connector.transactions(trial.bank(), grant(), account, days, page));
    }

    List<BankTransaction> transactions(String account, DateRange days) {
        return all(page -> transactionPage(account, days, page));
    }

    Step<Visit> visit(DateRange days) {
        var wanted = found().stream().collect(Collectors.toMap(id -> id, _ -> days));
        return trial.call(
                connector -> connector.visit(trial.bank(), grant(), wanted, wanted.keySet()));
    }

    Step<Page<BankStatement>> statementPage(String account, @Nullable String page) {
        return trial.call(connector -> connector.statements(trial.bank(), grant(), account, page));
    }

    List<BankStatement> statements(String account) {
        return all(page -> statementPage(account, page));
    }

    Step<StatementFile> statement(String account, String statement) {
        return trial.call(
                connector -> connector.statement(trial.bank(), grant(), account, statement));
    }

    private static <T> List<T> all(Function<@Nullable String, Step<Page<T>>> read) {
        var items = new ArrayList<T>();
        @Nullable String next = null;
        var pages = 0;
        do {
            var page = done(read.apply(next));
            items.addAll(page.items());
            next = page.next();
            pages++;
            assertThat(pages).as("pages").isLessThan(MOST_PAGES);
        } while (next != null);
        return items;
    }

    /** What is asked about one account and may be there for some only. */
    Step<?> about(String account, Operation operation) {
        return switch (operation) {
            case OWNERS -> trial.call(found -> found.owners(trial.bank(), grant(), account));
            case ACH_DETAILS ->
                    trial.call(found -> found.achDetails(trial.bank(), grant(), account));
            case LOAN_PAYMENT ->
                    trial.call(found -> found.loanPayment(trial.bank(), grant(), account));
            case STATEMENTS -> statementPage(account, null);
            default -> throw new IllegalArgumentException(operation.name());
        };
    }

    /** The first account that has it. */
    String having(Operation operation) {
        return open().stream()
                .filter(account -> about(account, operation) instanceof Step.Done<?>)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No account has " + operation));
    }

    /** An operation that needs nothing but to be done. */
    Supplier<Step<?>> prepared(Operation operation, DateRange days) {
        return switch (operation) {
            case RENEW -> this::renew;
            case ACCOUNTS -> this::accounts;
            case REVOKE -> this::revoke;
            case BALANCE -> () -> balance(open().getFirst());
            case TRANSACTIONS -> () -> transactionPage(open().getFirst(), days, null);
            case VISIT -> () -> visit(days);
            case OWNERS, ACH_DETAILS, LOAN_PAYMENT, STATEMENTS -> {
                var account = having(operation);
                yield () -> about(account, operation);
            }
            case STATEMENT -> {
                var account = having(Operation.STATEMENTS);
                var statement = statements(account).getFirst().id();
                yield () -> statement(account, statement);
            }
            case BEGIN, RESUME, ANSWER -> throw new IllegalArgumentException(operation.name());
        };
    }

    /** An account with more than one page of transactions. */
    String busiest(DateRange days) {
        return open().stream()
                .filter(
                        account ->
                                transactionPage(account, days, null)
                                                instanceof
                                                Step.Done<Page<BankTransaction>>(var page)
                                        && page.next() != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No account has two pages of transactions"));
    }
}
