package io.fairlead.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.TransactionRefresh.Mode;
import io.fairlead.account.TransactionRefresh.Status;
import io.fairlead.connector.LoginKey;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What becomes of refreshes when a node ends. All of it happens in one transaction, of which the
 * test's own server sees nothing.
 */
@FairleadTest
class TransactionRefreshesTest {

    private static final String USERID = "restarted";

    private final FairleadServer server;
    private final TransactionRefreshStore store;
    private final Accounts accounts;
    private final TransactionOperations transactions;
    private final MovableClock clock;
    private final TransactionRefreshes node;
    private final LoginKey login;
    private final String fault;

    TransactionRefreshesTest(
            FairleadServer server,
            TransactionRefreshStore store,
            Accounts accounts,
            Aggregations aggregations,
            TransactionOperations transactions,
            MovableClock clock) {
        this.server = server;
        this.store = store;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
        node = new TransactionRefreshes(store, accounts, aggregations, clock);
        server.bank();
        var partner = server.newPartner();
        var customer = new LinkedCustomer(partner, partner.newCustomer(), accounts);
        login = customer.key(customer.linked("102105", USERID, "profile_02"));
        fault =
                server.bank()
                        .fault(
                                Map.of(
                                        "institutionId", "102105",
                                        "userid", USERID,
                                        "step", "transactions",
                                        "kind", "stall",
                                        "seconds", 20));
    }

    @AfterEach
    void repairTheBank() {
        node.handBack();
        server.bank().repair(fault);
    }

    @Test
    void areHandedBackByANodeThatStops() {
        transactions.executeWithoutResult(
                transaction -> {
                    transaction.setRollbackOnly();
                    var refresh = accepted();
                    node.work();
                    assertThat(status(refresh)).isEqualTo(Status.IN_PROGRESS);

                    node.handBack();

                    assertThat(status(refresh)).isEqualTo(Status.NEW);
                });
    }

    @Test
    void belongToANodeUntilItFallsSilent() {
        transactions.executeWithoutResult(
                transaction -> {
                    transaction.setRollbackOnly();
                    var refresh = accepted();
                    node.work();
                    clock.advance(Duration.ofMinutes(5));
                    node.tellOfWork();
                    assertThat(claimedByAnother()).doesNotContain(refresh.id());

                    clock.advance(Duration.ofSeconds(61));
                    assertThat(claimedByAnother()).contains(refresh.id());
                });
    }

    private List<UUID> claimedByAnother() {
        var now = clock.instant();
        return store.claim(now, now.minus(Duration.ofMinutes(1)), 100).stream()
                .map(TransactionRefresh::id)
                .toList();
    }

    private TransactionRefresh accepted() {
        return node.accept(
                login.partner(),
                login.customer(),
                login.login(),
                Mode.STANDARD,
                null,
                accounts.list(login));
    }

    private Status status(TransactionRefresh refresh) {
        return store.find(refresh.partner(), refresh.customer(), refresh.id())
                .orElseThrow()
                .status();
    }
}
