package io.fairlead.connect.web;

import io.fairlead.session.Ending;
import io.fairlead.session.Session;
import io.fairlead.session.SessionKey;
import io.fairlead.shared.page.Branding;
import io.fairlead.shared.page.Exit;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;

/** A browser's call for a page of a session. */
sealed interface Visit {

    /** The session goes on. */
    record Running(SessionKey key, Session session) implements Visit {

        /** The same visit with the session as it stands now. */
        Running with(Session now) {
            return new Running(key, now);
        }

        Texts texts() {
            return textsOf(session);
        }

        Exit.Ask exit() {
            return new Exit.Ask(page("/exit"), page("/exit"));
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
    record Ended(SessionKey key, Session session, Ending ending) implements Visit {

        Texts texts() {
            return textsOf(session);
        }
    }

    /** There is no such session. */
    record Unknown(Texts texts) implements Visit {}

    static String startOf(SessionKey key) {
        return "/s/" + key.value();
    }

    static Branding lookOf(Session session) {
        return session.experience() == null
                ? Branding.PLAIN
                : BrandFiles.look(session.experience());
    }

    static Texts textsOf(Session session) {
        return Texts.of(Language.of(session.link().details().presentation().language()));
    }
}
