package io.fairlead.account.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.account.refresh.TransactionRefresh.Mode;
import io.fairlead.account.refresh.TransactionRefresh.Status;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.work.WorkItem;
import io.fairlead.shared.work.WorkResult;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.MovableClock;
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

    private final TransactionRefreshStore store;
    private final Accounts accounts;
    private final TransactionOperations transactions;
    private final MovableClock clock;
    private final TransactionRefreshes refreshes;
    private final TransactionRefreshWorker worker;
    private final LoginKey login;

    TransactionRefreshesTest(
            FairleadServer server,
            TransactionRefreshStore store,
            Accounts accounts,
            TransactionRefreshes refreshes,
            TransactionRefreshWorker worker,
            TransactionOperations transactions,
            MovableClock clock) {
        this.store = store;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
        this.refreshes = refreshes;
        this.worker = worker;
        server.bank();
        var partner = server.newPartner();
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

    private WorkItem item(TransactionRefresh refresh) {
        var subject = "%s/%s/%s".formatted(refresh.partner(), refresh.customer(), refresh.id());
        return new WorkItem(worker.queue(), subject, "", clock.instant(), 1, 1);
    }

    private TransactionRefresh accepted() {
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
        return store.find(refresh.partner(), refresh.customer(), refresh.id())
                .orElseThrow()
                .status();
    }
}
