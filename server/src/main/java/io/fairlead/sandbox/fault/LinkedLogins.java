package io.fairlead.sandbox.fault;

import io.fairlead.connector.LoginKey;
import io.fairlead.link.Link;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.Timelines;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.Stage;
import org.springframework.stereotype.Component;

/** Knows which logins consumers have connected, or are connecting, by a link. */
@Component
class LinkedLogins {

    private static final int MOST_SESSIONS = 100;

    private final Sessions sessions;
    private final Timelines timelines;

    LinkedLogins(Sessions sessions, Timelines timelines) {
        this.sessions = sessions;
        this.timelines = timelines;
    }

    /** Whether the login is one of the link's. */
    boolean isOf(Link link, LoginKey login, String institution) {
        return login.partner().equals(link.partner())
                && link.customers().contains(login.customer())
                && (login.login().equals(link.details().institutionLoginId())
                        || sessions.running(link).stream()
                                .anyMatch(session -> isAt(session, login, institution))
                        || wasShared(link, login));
    }

    /** A session that has just begun with a bank does not know the login yet. */
    private static boolean isAt(Session session, LoginKey login, String institution) {
        return session.customer().equals(login.customer())
                && session.stage() instanceof Stage.AtInstitution at
                && at.connection().institutionId().equals(institution)
                && (at.connection().login() == null
                        || login.login().equals(at.connection().login()));
    }

    private boolean wasShared(Link link, LoginKey login) {
        return timelines.list(link, 1, MOST_SESSIONS).sessions().stream()
                .flatMap(session -> session.entries().stream())
                .anyMatch(entry -> concerns(entry.event(), login.login()));
    }

    private static boolean concerns(SessionEvent event, String login) {
        return switch (event) {
            case SessionEvent.AccountsDiscovered found -> found.login().equals(login);
            case SessionEvent.AccountsAdded added -> added.login().equals(login);
            case SessionEvent.CredentialsUpdated updated -> updated.login().equals(login);
            default -> false;
        };
    }
}
