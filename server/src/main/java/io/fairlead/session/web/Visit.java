package io.fairlead.session.web;

import io.fairlead.session.Session;
import io.fairlead.session.SessionKey;
import io.fairlead.shared.web.Exit;
import io.fairlead.shared.web.Frame;
import io.fairlead.shared.web.Language;
import io.fairlead.shared.web.Texts;

/** A browser's call for a page of a session. */
sealed interface Visit {

    /** The session goes on. */
    record Running(SessionKey key, Session session) implements Visit {

        Texts texts() {
            return textsOf(session);
        }

        Frame frame() {
            return new Frame(texts(), exit());
        }

        Exit.Ask exit() {
            return new Exit.Ask(page("/exit"), page("/exit"));
        }

        /** The address of the first screen. */
        String start() {
            return startOf(key);
        }

        String page(String path) {
            return start() + path;
        }
    }

    /** The session has ended. */
    record Ended(Session session, Session.Ending ending) implements Visit {

        Texts texts() {
            return textsOf(session);
        }
    }

    /** There is no such session, or its life is over. */
    record Unknown(Texts texts) implements Visit {}

    static String startOf(SessionKey key) {
        return "/s/" + key.value();
    }

    private static Texts textsOf(Session session) {
        return Texts.of(Language.of(session.link().details().presentation().language()));
    }
}
