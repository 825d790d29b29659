package io.fairlead.connect.screen;

import io.fairlead.connect.sdk.SdkMessages;
import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.ScriptData;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the frame around a screen, with all that the scripts need to know of the session. */
@Component
public class SessionFrames {

    private final Sessions sessions;
    private final SessionLog log;

    SessionFrames(Sessions sessions, SessionLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    public Frame of(Visit.Running visit) {
        return of(visit, UnaryOperator.identity());
    }

    /**
     * The frame of a screen that waits, or that opens a bank's page.
     *
     * @param special adds what the scripts do there
     */
    public Frame of(Visit.Running visit, UnaryOperator<ScriptData> special) {
        var look = Visit.lookOf(visit.session());
        return new Frame(
                visit.texts(),
                look.hidesExit() ? null : visit.exit(),
                null,
                special.apply(scriptData(visit)),
                look);
    }

    /**
     * The frame of the last page.
     *
     * @param leave where the browser goes by itself
     */
    public Frame of(Visit.Ended visit, @Nullable String leave) {
        var session = visit.session();
        var messages = SdkMessages.of(session, log.timelineAsRead(session), visit.texts());
        var scriptData =
                new ScriptData(
                        Visit.startOf(visit.key()),
                        messages,
                        session.version(),
                        0,
                        0,
                        0,
                        null,
                        null,
                        leave,
                        false,
                        false);
        return Frame.closed(visit.texts(), scriptData).in(Visit.lookOf(session));
    }

    private ScriptData scriptData(Visit.Running visit) {
        var session = visit.session();
        var deadlines = sessions.deadlines(session);
        return new ScriptData(
                visit.start(),
                SdkMessages.of(session, log.timelineAsRead(session), visit.texts()),
                session.version(),
                deadlines.idle().toSeconds(),
                deadlines.grace().toSeconds(),
                deadlines.remaining().toSeconds(),
                null,
                null,
                null,
                Boolean.TRUE.equals(session.link().details().presentation().webView()),
                !session.shown());
    }
}
