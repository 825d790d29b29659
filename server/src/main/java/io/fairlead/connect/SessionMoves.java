package io.fairlead.connect;

import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.Stage;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves a session to what came of asking its bank. */
@Component
class SessionMoves {

    private final Sessions sessions;
    private final AccountSharing sharing;
    private final Institutions institutions;

    SessionMoves(Sessions sessions, AccountSharing sharing, Institutions institutions) {
        this.sessions = sessions;
        this.sharing = sharing;
        this.institutions = institutions;
    }

    /**
     * Moves the session, unless the consumer has gone elsewhere: then what was found is not kept.
     */
    Optional<Session> move(DialogueTurn turn, Stage stage, List<SessionEvent> events) {
        var state = turn.session().running().with(stage);
        var moved = sessions.move(turn.session(), state, events.toArray(SessionEvent[]::new));
        if (moved.isEmpty() && !turn.connection().repair()) {
            sharing.discardUnchosen(turn.session(), turn.connection());
        }
        return moved;
    }

    void trouble(DialogueTurn turn, Refusal refusal) {
        move(turn, new Stage.Error(turn.connection(), refusal), List.of(told(turn, refusal)));
    }

    /** That the consumer is told of a refusal. */
    SessionEvent told(DialogueTurn turn, Refusal refusal) {
        var institution = turn.connection().institutionId();
        var name = institutions.find(institution).map(Institution::name).orElse("");
        return new SessionEvent.Refused(institution, name, refusal, turn.attempted());
    }
}
