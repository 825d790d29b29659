package io.fairlead.session;

import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves a session to what came of asking its bank. */
@Component
class Outcomes {

    private final Sessions sessions;
    private final Institutions institutions;

    Outcomes(Sessions sessions, Institutions institutions) {
        this.sessions = sessions;
        this.institutions = institutions;
    }

    /**
     * Moves the session, unless the consumer has gone elsewhere: then what was found is not kept.
     */
    Optional<Session> move(Answered answered, Stage stage, List<SessionEvent> events) {
        var state = answered.session().running().with(stage);
        var moved = sessions.move(answered.session(), state, events.toArray(SessionEvent[]::new));
        if (moved.isEmpty() && !answered.connection().repair()) {
            sessions.discardUnchosen(answered.session(), answered.connection());
        }
        return moved;
    }

    void trouble(Answered answered, Refusal refusal) {
        move(
                answered,
                new Stage.Trouble(answered.connection(), refusal),
                List.of(told(answered, refusal)));
    }

    /** That the consumer is told of a refusal. */
    SessionEvent told(Answered answered, Refusal refusal) {
        var institution = answered.connection().institutionId();
        var name = institutions.find(institution).map(Institution::name).orElse("");
        return new SessionEvent.Refused(institution, name, refusal, answered.attempted());
    }
}
