package io.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One call at a time for a login, on all nodes. */
@FairleadTest
class CallLeasesTest {

    private final CallLeases logins;
    private final CallLeaseStore store;
    private final MovableClock clock;
    private final LoginKey login;

    CallLeasesTest(
            FairleadServer server, CallLeases logins, CallLeaseStore store, MovableClock clock) {
        this.logins = logins;
        this.store = store;
        this.clock = clock;
        this.login = newLogin(server);
    }

    @Test
    void aCallWaitsForAnotherNodesAndGivesUpWhenItIsOutOfPatience() {
        claimAsAnotherNode();

        assertThat(logins.holding(login, Duration.ZERO, () -> "called")).isEmpty();

        store.release(login);
        assertThat(logins.holding(login, Duration.ZERO, () -> "called")).contains("called");
        assertThat(logins.holding(login, Duration.ZERO, () -> "again")).contains("again");
    }

    @Test
    void anotherLoginDoesNotWait() {
        claimAsAnotherNode();
        var other = new LoginKey(login.partner(), login.customer(), RandomId.hex());

        assertThat(logins.holding(other, Duration.ZERO, () -> "called")).contains("called");
    }

    @Test
    void aNodeThatHasDiedIsNotWaitedFor() {
        claimAsAnotherNode();
        clock.advance(Duration.ofSeconds(11));

        assertThat(logins.holding(login, Duration.ZERO, () -> "called")).contains("called");
    }

    @Test
    void nothingIsLeftOfADeletedCustomer() {
        claimAsAnotherNode();

        logins.endAllOf(login.partner(), login.customer());

        assertThat(logins.holding(login, Duration.ZERO, () -> "called")).contains("called");
    }

    private void claimAsAnotherNode() {
        assertThat(store.claim(login, clock.instant(), clock.instant())).isTrue();
    }

    private static LoginKey newLogin(FairleadServer server) {
        var partner = server.newPartner();
        return new LoginKey(partner.id(), new CustomerId(partner.newCustomer()), RandomId.hex());
    }
}
