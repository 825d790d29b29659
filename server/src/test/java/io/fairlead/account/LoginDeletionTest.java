package io.fairlead.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.LoginKey;
import io.fairlead.customer.Customers;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A login goes with its last account, and its grant with it. */
@FairleadTest
class LoginDeletionTest {

    private final Accounts accounts;
    private final UnusedLogins unused;
    private final Customers customers;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final MovableClock clock;
    private final LoginKey login;

    LoginDeletionTest(
            FairleadServer server,
            Accounts accounts,
            UnusedLogins unused,
            Customers customers,
            JdbcClient jdbc,
            TransactionOperations transactions,
            MovableClock clock) {
        this.accounts = accounts;
        this.unused = unused;
        this.customers = customers;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        server.bank();
        var partner = server.newPartner();
        var customer = new LinkedCustomer(partner, partner.newCustomer(), accounts);
        login = customer.key(customer.linked("102105", "left", "profile_02"));
        assertThat(hasGrant()).isTrue();
    }

    @Test
    void endsTheGrantWhenTheLastTwoAccountsAreDeletedAtOnce() throws Exception {
        var all = accounts.list(login).stream().map(Account::key).toList();
        all.subList(2, all.size()).forEach(accounts::delete);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other =
                    transactions.execute(
                            _ -> {
                                accounts.delete(all.getFirst());
                                var deletion = threads.submit(() -> accounts.delete(all.get(1)));
                                Await.until(() -> deletion.isDone() || somebodyWaits());
                                return deletion;
                            });
            assertThat(other.get()).isTrue();
        }

        assertThat(hasGrant()).isFalse();
    }

    @Test
    void opensNoLoginForACustomerWhoIsBeingDeleted() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opening =
                    transactions.execute(
                            _ -> {
                                customers.delete(login.partner(), login.customer());
                                var opened =
                                        threads.submit(
                                                () ->
                                                        accounts.open(
                                                                login.partner(),
                                                                login.customer(),
                                                                "102105"));
                                Await.until(() -> opened.isDone() || somebodyWaits());
                                return opened;
                            });
            assertThat(opening.get()).isEmpty();
        }

        assertThat(hasGrant()).isFalse();
    }

    @Test
    void endsTheGrantOfALoginThatWasLeftWithoutAccounts() {
        jdbc.sql("DELETE FROM account WHERE partner_id = ?")
                .param(login.partner().value())
                .update();
        clock.advance(Duration.ofHours(25));

        unused.delete();

        assertThat(hasGrant()).isFalse();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                .query(Boolean.class)
                .single();
    }

    private boolean hasGrant() {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM bank_grant
                                       WHERE partner_id = ? AND revoke_after IS NULL)
                        """)
                .param(login.partner().value())
                .query(Boolean.class)
                .single();
    }
}
