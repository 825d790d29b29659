package io.fairlead.account.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.work.Heartbeats;
import io.fairlead.shared.work.Leases;
import io.fairlead.support.Await;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who reads a login's accounts when somebody else reads them. */
@FairleadTest
class AggregationLeaseTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AggregationLease lease;
    private final Heartbeats heartbeats;
    private final LoginLeaseStore logins;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final MovableClock clock;
    private final LoginKey login;

    AggregationLeaseTest(
            FairleadServer server,
            AggregationLease lease,
            Heartbeats heartbeats,
            LoginLeaseStore logins,
            Accounts accounts,
            Aggregations aggregations,
            MovableClock clock) {
        this.lease = lease;
        this.heartbeats = heartbeats;
        this.logins = logins;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.clock = clock;
        var partner = server.newPartner();
        login = new LoginKey(partner.id(), new CustomerId(partner.newCustomer()), "6000000001");
        accounts.register(login, "101732", Map.of("11", BankAccounts.checking("1111", "100.00")));
        accounts.keepOnly(login, Set.of("11"), DataKind.all());
    }

    @Test
    void readsWhatIsChosenAfterARefreshThatKnewNothingOfIt() throws Exception {
        var sharing = Thread.ofPlatform().unstarted(() -> aggregations.readUnread(login));
        lease.doOnce(
                login,
                PATIENCE,
                () -> {
                    sharing.start();
                    Await.until(() -> sharing.getState() == Thread.State.TIMED_WAITING);
                });
        sharing.join();

        assertThat(accounts.list(login)).isNotEmpty().noneMatch(Account::isUnread);
    }

    @Test
    void takesTheTurnOfANodeThatHasDied() {
        logins.claim(login, clock.instant(), clock.instant());
        clock.advance(Duration.ofSeconds(11));

        aggregations.readUnread(login);

        assertThat(accounts.list(login)).isNotEmpty().noneMatch(Account::isUnread);
    }

    @Test
    void keepsItsTurnHoweverLongItReads() {
        lease.doOnce(
                login,
                PATIENCE,
                () -> {
                    clock.advance(Duration.ofMinutes(5));
                    heartbeats.renew();
                    Await.until(this::isLeased);
                });
        assertThat(isLeased()).isFalse();
    }

    @Test
    void failsWhenOthersReadForTooLong() {
        logins.claim(login, clock.instant(), clock.instant());

        assertThatIllegalStateException()
                .isThrownBy(() -> lease.doInTurn(login, Duration.ofMillis(1), () -> {}));
    }

    @Test
    void readsNothingOfALoginThatIsDeletedMeanwhile() {
        accounts.delete(login);

        lease.doInTurn(
                login,
                PATIENCE,
                () -> {
                    throw new AssertionError("Nothing is left to read");
                });
    }

    private boolean isLeased() {
        return logins.isLeased(login, clock.instant().minus(Leases.HEARTBEAT_TIMEOUT));
    }
}
