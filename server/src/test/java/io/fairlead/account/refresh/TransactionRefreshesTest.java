package io.fairlead.account.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.account.refresh.TransactionRefresh.Mode;
import io.fairlead.account.refresh.TransactionRefresh.Status;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.work.WorkItem;
import io.fairlead.shared.work.WorkResult;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.MovableClock;
import io.fairlead.support.ScriptedBank;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What becomes of refreshes when a node ends. All of it happens in one transaction, of which the
 * test's own server sees nothing.
 */
@FairleadTest
class TransactionRefreshesTest {

    private static final String USERID = "restarted";
    private static final Duration LEFT_ALONE = Duration.ofMinutes(30);

    private final TransactionRefreshStore store;
    private final Accounts accounts;
    private final TransactionOperations transactions;
    private final MovableClock clock;
    private final TransactionRefreshes refreshes;
    private final TransactionRefreshWorker worker;
    private final Connections connections;
    private final Aggregations aggregations;
    private final TestPartner partner;
    private final LoginKey login;

    TransactionRefreshesTest(
            FairleadServer server,
            TransactionRefreshStore store,
            Accounts accounts,
            TransactionRefreshes refreshes,
            TransactionRefreshWorker worker,
            Connections connections,
            Aggregations aggregations,
            TransactionOperations transactions,
            MovableClock clock) {
        this.store = store;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
        this.refreshes = refreshes;
        this.worker = worker;
        server.bank();
        this.connections = connections;
        this.aggregations = aggregations;
        partner = server.newPartner();
        var customer = new LinkedCustomer(partner, partner.newCustomer(), accounts);
        login = customer.key(customer.linked("102105", USERID, "profile_02"));
    }

    /** Then the bank's failure is the shutdown's doing, and the next node reads it all anew. */
    @Test
    void endNothingForANodeThatHasHandedThemBack() {
        transactions.executeWithoutResult(
                transaction -> {
                    transaction.setRollbackOnly();
                    var refresh = accepted();
                    assertThat(worker.work(item(refresh), () -> false))
                            .isInstanceOf(WorkResult.Done.class);
                    assertThat(status(refresh)).isEqualTo(Status.IN_PROGRESS);

                    worker.work(item(refresh), () -> true);
                    assertThat(status(refresh)).isEqualTo(Status.COMPLETED);
                });
    }

    /** Their customers may be deleted while they wait. */
    @Test
    void leaveTheQueueWhenTheyAreGone() {
        var gone = new WorkItem("", "1/2/" + new UUID(0, 0), "1", clock.instant(), 1, 1);

        assertThat(worker.work(gone, () -> true)).isInstanceOf(WorkResult.Done.class);
    }

    @Test
    void readAccountsLaterWhoseBankWasNotAsked() {
        var left = leftAlone();
        transactions.executeWithoutResult(
                transaction -> {
                    transaction.setRollbackOnly();
                    var refresh = accepted(left);
                    assertThat(worker.work(item(refresh, 1), () -> true))
                            .isInstanceOf(WorkResult.TryAgain.class);
                    assertThat(status(refresh)).isEqualTo(Status.IN_PROGRESS);
                    assertThat(codes(refresh)).containsOnlyNulls();

                    clock.advance(LEFT_ALONE.plusSeconds(1));
                    assertThat(worker.work(item(refresh, 2), () -> true))
                            .isInstanceOf(WorkResult.Done.class);
                    assertThat(status(refresh)).isEqualTo(Status.COMPLETED);
                    assertThat(codes(refresh)).containsOnly(0);
                });
    }

    @Test
    void endWithoutAStatusWhenTheBankIsNeverAsked() {
        var left = leftAlone();
        transactions.executeWithoutResult(
                transaction -> {
                    transaction.setRollbackOnly();
                    var refresh = accepted(left);
                    for (var attempt = 1; attempt <= 4; attempt++) {
                        assertThat(worker.work(item(refresh, attempt), () -> true))
                                .isInstanceOf(WorkResult.TryAgain.class);
                    }
                    assertThat(worker.work(item(refresh, 5), () -> true))
                            .isInstanceOf(WorkResult.Done.class);
                    assertThat(status(refresh)).isEqualTo(Status.FAILED);
                    assertThat(codes(refresh)).containsOnlyNulls();
                });
    }

    /** An account of a login whose bank has asked, well after it was read, to be left alone. */
    private LoginKey leftAlone() {
        var bank = new ScriptedBank(BankAccounts.checking("1111", "100.00"));
        var left = bank.link(partner, accounts, connections);
        bank.accounts = () -> new Step.Failed<>(Cause.RATE_LIMITED, LEFT_ALONE, "Later.");
        aggregations.inventory(left);
        return left;
    }

    private List<Integer> codes(TransactionRefresh refresh) {
        return found(refresh).parts().stream().map(TransactionRefresh.Part::statusCode).toList();
    }

    private WorkItem item(TransactionRefresh refresh) {
        return item(refresh, 1);
    }

    private WorkItem item(TransactionRefresh refresh, int attempts) {
        var subject = "%s/%s/%s".formatted(refresh.partner(), refresh.customer(), refresh.id());
        return new WorkItem(worker.queue(), subject, "", clock.instant(), attempts, 1);
    }

    private TransactionRefresh accepted() {
        return accepted(login);
    }

    private TransactionRefresh accepted(LoginKey login) {
        return refreshes
                .accept(
                        login.partner(),
                        login.customer(),
                        login.login(),
                        Mode.STANDARD,
                        null,
                        accounts.list(login))
                .orElseThrow();
    }

    private Status status(TransactionRefresh refresh) {
        return found(refresh).status();
    }

    private TransactionRefresh found(TransactionRefresh refresh) {
        return store.find(refresh.partner(), refresh.customer(), refresh.id()).orElseThrow();
    }
}
