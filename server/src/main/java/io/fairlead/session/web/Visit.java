package io.fairlead.session.web;

import io.fairlead.session.Ending;
import io.fairlead.session.Session;
import io.fairlead.session.SessionKey;
import io.fairlead.session.Sessions;
import io.fairlead.shared.web.Exit;
import io.fairlead.shared.web.Frame;
import io.fairlead.shared.web.Language;
import io.fairlead.shared.web.Live;
import io.fairlead.shared.web.Look;
import io.fairlead.shared.web.Texts;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A browser's call for a page of a session. */
sealed interface Visit {

    /** The session goes on. */
    record Running(SessionKey key, Session session, Sessions sessions) implements Visit {

        /** The same visit with the session as it stands now. */
        Running with(Session now) {
            return new Running(key, now, sessions);
        }

        Texts texts() {
            return textsOf(session);
        }

        Frame frame() {
            return frame(UnaryOperator.identity());
        }

        Frame frame(UnaryOperator<Live> special) {
            var look = lookOf(session);
            return new Frame(
                    texts(), look.hidesExit() ? null : exit(), null, special.apply(live()), look);
        }

        Exit.Ask exit() {
            return new Exit.Ask(page("/exit"), page("/exit"));
        }

        private Live live() {
            var deadlines = sessions.deadlines(session);
            return new Live(
                    startOf(key),
                    HostMessages.of(session, sessions.timeline(session), texts()),
                    session.step(),
                    deadlines.idle().toSeconds(),
                    deadlines.grace().toSeconds(),
                    deadlines.remaining().toSeconds(),
                    null,
                    null,
                    null);
        }

        /** The address of the screen at which the session stands. */
        String start() {
            return startOf(key);
        }

        String page(String path) {
            return start() + path;
        }
    }

    /** The session has ended. */
    record Ended(SessionKey key, Session session, Ending ending, Sessions sessions)
            implements Visit {

        Texts texts() {
            return textsOf(session);
        }

        /**
         * The frame of the last page.
         *
         * @param leave where the browser goes by itself
         */
        Frame frame(@Nullable String leave) {
            var messages = HostMessages.of(session, sessions.timeline(session), texts());
            var live = new Live(startOf(key), messages, session.step(), 0, 0, 0, null, null, leave);
            return Frame.closed(texts(), live).in(lookOf(session));
        }
    }

    /** There is no such session. */
    record Unknown(Texts texts) implements Visit {}

    static String startOf(SessionKey key) {
        return "/s/" + key.value();
    }

    static Look lookOf(Session session) {
        return session.experience() == null ? Look.PLAIN : BrandFiles.look(session.experience());
    }

    static Texts textsOf(Session session) {
        return Texts.of(Language.of(session.link().details().presentation().language()));
    }
}
