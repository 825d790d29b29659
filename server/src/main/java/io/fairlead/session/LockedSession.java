package io.fairlead.session;

/** A session that nobody else moves until the running transaction ends. */
public final class LockedSession {

    private final Session session;

    LockedSession(Session session) {
        this.session = session;
    }

    /** The session as it is stored. */
    public Session session() {
        return session;
    }
}
