package io.fairlead.connect;

import io.fairlead.account.Accounts;
import io.fairlead.institution.Institutions;
import io.fairlead.link.Link;
import io.fairlead.link.LinkType;
import io.fairlead.session.OpenedSession;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.page.Language;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts the session of an open link at the screen that its type begins with. */
@Component
public class SessionStart {

    private final Sessions sessions;
    private final OfferedInstitutions institutions;
    private final Institutions directory;
    private final Accounts accounts;

    SessionStart(
            Sessions sessions,
            OfferedInstitutions institutions,
            Institutions directory,
            Accounts accounts) {
        this.sessions = sessions;
        this.institutions = institutions;
        this.directory = directory;
        this.accounts = accounts;
    }

    /**
     * Starts a session; the institution of a Lite link is told as chosen from the beginning.
     *
     * @param browser the browser, with at least one token
     * @param shown whether the consumer has seen a page of the link already
     * @param language of the pages, unless the consumer has chosen another one before
     * @return none when the link is revoked or the customer is deleted meanwhile
     */
    public Optional<OpenedSession> start(
            Link link, Browser browser, boolean shown, Language language) {
        return sessions.start(link, browser, shown, language, () -> firstStage(link), known(link));
    }

    private Stage firstStage(Link link) {
        return link.details().type() == LinkType.FIX
                ? Repair.of(link, accounts, directory)
                : new Stage.Landing();
    }

    private List<SessionEvent> known(Link link) {
        return link.details().type() == LinkType.LITE
                ? institutions.of(link).stream().map(OfferedInstitutions::chosen).toList()
                : List.of();
    }
}
