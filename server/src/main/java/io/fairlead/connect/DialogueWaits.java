package io.fairlead.connect;

import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.work.Await;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Waits for what comes of a dialogue with an institution, while a browser waits for its answer. */
@Service
public class DialogueWaits {

    /** A fast bank answers before anybody sees the progress screen. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(600);

    /** How often a session is looked at while the consumer is away. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Sessions sessions;
    private final BankWorkers workers;

    DialogueWaits(Sessions sessions, BankWorkers workers) {
        this.sessions = sessions;
        this.workers = workers;
    }

    /** Waits a moment for a bank's answer. */
    public Session afterShortWait(Session session) {
        workers.await(session, SHORT_WAIT);
        return sessions.current(session);
    }

    /**
     * Waits for a bank's answer or for the consumer's return from the bank's page, and sees to it
     * that somebody works.
     *
     * @return the session as it stands then
     */
    public Session after(Session session, Duration longest) {
        if (session.ending() != null) {
            return session;
        }
        return switch (session.stage()) {
            case Stage.Loading _ -> {
                workers.takeOverWhenLost(session);
                workers.await(session, longest);
                yield sessions.current(session);
            }
            case Stage.Oauth _ -> afterReturn(session, longest);
            default -> session;
        };
    }

    /** The bank's page may send the consumer to another node. */
    private Session afterReturn(Session session, Duration longest) {
        return Await.until(
                longest,
                LOOK,
                () -> sessions.current(session),
                now -> now.version() != session.version());
    }
}
