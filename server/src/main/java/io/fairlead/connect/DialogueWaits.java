package io.fairlead.connect;

import io.fairlead.session.Session;
import io.fairlead.session.SessionWatch;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Stage;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Waits for what comes of a dialogue with an institution, while a browser waits for its answer. */
@Service
public class DialogueWaits {

    /** A fast bank answers before anybody sees the progress screen. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(600);

    private final Sessions sessions;
    private final SessionWatch watch;
    private final BankWorkers workers;

    DialogueWaits(Sessions sessions, SessionWatch watch, BankWorkers workers) {
        this.sessions = sessions;
        this.watch = watch;
        this.workers = workers;
    }

    /** Waits a moment for a bank's answer. */
    public Session afterShortWait(Session session) {
        workers.await(session, SHORT_WAIT);
        return now(session);
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
        if (session.stage() instanceof Stage.Loading) {
            workers.takeOverWhenLost(session);
        }
        if (session.stage() instanceof Stage.Loading || session.stage() instanceof Stage.Oauth) {
            watch.await(session, longest);
        }
        return now(session);
    }

    private Session now(Session seen) {
        return watch.movedOn(seen).orElseGet(() -> sessions.current(seen));
    }
}
