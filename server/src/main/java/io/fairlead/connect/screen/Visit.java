package io.fairlead.connect.screen;

import io.fairlead.session.Session;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.page.Branding;
import io.fairlead.shared.page.Exit;
import io.fairlead.shared.page.Texts;

/** A browser's call for a page of a session. */
public sealed interface Visit {

    /** The session goes on. */
    record Running(SessionKey key, Session session) implements Visit {

        /** The same visit with the session as it stands now. */
        public Running with(Session now) {
            return new Running(key, now);
        }

        public Texts texts() {
            return textsOf(session);
        }

        public Exit.Ask exit() {
            return new Exit.Ask(page("/exit"), page("/exit"));
        }

        /** Where to ask for news while the screen waits. */
        public String progress() {
            return page("/progress?version=" + session.version());
        }

        /** The screen before an institution's sign-in. */
        public String pageBefore(Stage.AtInstitution stage) {
            var connection = stage.connection();
            if (connection.repair()) {
                return page(session.choosesBank() ? "/review-accounts" : "/landing");
            }
            return isBeyondSignIn(stage)
                    ? page("/sign-in/" + connection.institutionId())
                    : page(session.choosesBank() ? "/search" : "/landing");
        }

        private boolean isBeyondSignIn(Stage.AtInstitution stage) {
            return switch (stage) {
                case Stage.Login _ -> stage.connection().oauth() && session.choosesBank();
                case Stage.Mfa _, Stage.SelectAccounts _ ->
                        session.choosesBank() || !stage.connection().oauth();
                case Stage.Error(_, var refusal) -> session.choosesBank() && refusal.canTryAgain();
                default -> session.choosesBank();
            };
        }

        /** The address of the screen at which the session stands. */
        public String start() {
            return startOf(key);
        }

        public String page(String path) {
            return start() + path;
        }
    }

    /** The session has ended. */
    record Ended(SessionKey key, Session session, Ending ending) implements Visit {

        public Texts texts() {
            return textsOf(session);
        }
    }

    /** The session waits, because its partner is shut out. */
    record Suspended(Session session) implements Visit {

        public Texts texts() {
            return textsOf(session);
        }

        public Branding look() {
            return lookOf(session);
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
        return Texts.of(session.language());
    }
}
