package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.work.Await;
import io.fairlead.shared.work.Heartbeats;
import io.fairlead.shared.work.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets one call at a time go out for a login, on whichever node and for whatever reason. Two logins
 * are two, also when one consumer has them with the same credentials.
 */
@Component
class CallLeases {

    private final CallLeaseStore store;
    private final Leases<LoginKey> leases;

    CallLeases(CallLeaseStore store, Heartbeats heartbeats) {
        this.store = store;
        this.leases = heartbeats.leases(store);
    }

    /**
     * Makes a call as soon as no other one goes on for the login.
     *
     * @return none when others went on for longer than the patience
     */
    <T> Optional<T> holding(LoginKey login, Duration patience, Supplier<T> call) {
        if (!Await.until(
                patience, () -> store.claim(login, leases.now(), leases.heartbeatBefore()))) {
            return Optional.empty();
        }
        return Optional.of(leases.during(login, call));
    }

    /** The customer is deleted. */
    void endAllOf(PartnerId partner, CustomerId customer) {
        store.deleteAll(partner, customer);
    }
}
