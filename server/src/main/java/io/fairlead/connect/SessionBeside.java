package io.fairlead.connect;

import io.fairlead.session.Session;
import io.fairlead.session.SessionWatch;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.AttemptRound;
import io.fairlead.shared.work.Turns;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The link may be open in two tabs of a browser, which wait for the same answer to a bank; only one
 * of them can give it. The other one goes where that leads.
 */
@Component
class SessionBeside {

    /** No call to a bank takes longer. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(3);

    private final Sessions sessions;
    private final SessionWatch watch;

    SessionBeside(Sessions sessions, SessionWatch watch) {
        this.sessions = sessions;
        this.watch = watch;
    }

    /**
     * Moves a session whose answer the bank waits for no more, once the bank has said what comes of
     * the other one's.
     *
     * @param round that was answered
     * @return whether there is another session that stands beyond it
     */
    boolean follow(DialogueTurn turn, AttemptRound round) {
        return arrived(turn)
                .filter(other -> isBeyond(other.stage(), turn.connection(), round))
                .flatMap(other -> sessions.move(turn.session(), other.running()))
                .isPresent();
    }

    /** The other session, once it does not wait for the bank any more. */
    private Optional<Session> arrived(DialogueTurn turn) {
        var other = sessions.findBeside(turn.session());
        while (other.isPresent() && waitsForBank(other.get(), turn.connection())) {
            var seen = other.get();
            other = Turns.aside(() -> moved(turn.session(), seen));
        }
        return other;
    }

    /** None when nobody has moved it: then it waits for nothing, too. */
    private Optional<Session> moved(Session session, Session seen) {
        watch.await(seen, LONGEST_CALL);
        return sessions.findBeside(session)
                .filter(now -> !now.id().equals(seen.id()) || now.version() > seen.version());
    }

    private static boolean waitsForBank(Session session, Connection connection) {
        return session.stage() instanceof Stage.Loading(var at, _) && isSame(at, connection);
    }

    private static boolean isBeyond(Stage stage, Connection connection, AttemptRound round) {
        return switch (stage) {
            case Stage.Mfa(var at, var asked, _, _, _) ->
                    isSame(at, connection) && !asked.equals(round);
            case Stage.AtInstitution at -> isSame(at.connection(), connection);
            case Stage.ReviewAccounts _ -> true;
            default -> false;
        };
    }

    private static boolean isSame(Connection one, Connection other) {
        return one.institutionId().equals(other.institutionId());
    }
}
