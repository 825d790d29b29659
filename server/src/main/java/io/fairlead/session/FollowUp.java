package io.fairlead.session;

import io.fairlead.session.state.SessionEvent;
import java.util.List;

/** What follows from a consumer's having submitted everything. */
public interface FollowUp {

    /**
     * Brings it about, in the transaction that completes a session, which is locked.
     *
     * @return what the timeline tells of it
     */
    List<SessionEvent> of(Session session);
}
