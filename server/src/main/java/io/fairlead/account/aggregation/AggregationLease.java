package io.fairlead.account.aggregation;

import io.fairlead.connector.LoginKey;
import io.fairlead.shared.work.Await;
import io.fairlead.shared.work.Heartbeats;
import io.fairlead.shared.work.Leases;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets one caller at a time, on whichever node, read a login's accounts from the bank. */
@Component
class AggregationLease {

    private final LoginLeaseStore logins;
    private final Leases<LoginKey> leases;

    AggregationLease(LoginLeaseStore logins, Heartbeats heartbeats) {
        this.logins = logins;
        this.leases = heartbeats.leases(logins);
    }

    /**
     * Does the work; while another caller reads the login, only waits for the end of that, whose
     * result will do.
     *
     * @param patience how long to wait
     */
    void doOnce(LoginKey login, Duration patience, Runnable work) {
        if (!isDone(login, work)) {
            Await.until(patience, () -> !logins.isLeased(login, leases.heartbeatBefore()));
        }
    }

    /**
     * Does the work as soon as nobody else reads the login; nothing when it is deleted meanwhile.
     *
     * @param patience how long to wait
     * @throws IllegalStateException when others read it for longer
     */
    void doInTurn(LoginKey login, Duration patience, Runnable work) {
        if (!Await.until(patience, () -> isDone(login, work) || !logins.exists(login))) {
            throw new IllegalStateException("Others read login " + login.login() + " for too long");
        }
    }

    private boolean isDone(LoginKey login, Runnable work) {
        if (!logins.claim(login, leases.now(), leases.heartbeatBefore())) {
            return false;
        }
        return leases.during(
                login,
                () -> {
                    work.run();
                    return true;
                });
    }
}
