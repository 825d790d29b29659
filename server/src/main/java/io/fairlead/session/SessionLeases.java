package io.fairlead.session;

import io.fairlead.session.state.Stage;
import io.fairlead.shared.work.Heartbeats;
import io.fairlead.shared.work.Leases;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which node talks to a bank for a session. A session is moved to {@link Stage.Loading} with a
 * lease for the node that moves it; a move to any other stage frees it.
 */
@Component
public class SessionLeases {

    private final SessionStore store;
    private final Leases<UUID> leases;

    SessionLeases(SessionStore store, Heartbeats heartbeats) {
        this.store = store;
        this.leases = heartbeats.leases(store);
    }

    /** Takes over the work for a session whose node has died; false when none has. */
    public boolean takeOver(Session session) {
        return store.claim(session.id(), session.version(), leases.now(), leases.heartbeatBefore());
    }

    /** This node works for the session. */
    public void begin(Session session) {
        leases.hold(session.id());
    }

    /** The work is done, and the session moved. */
    public void end(Session session) {
        leases.forget(session.id());
    }
}
