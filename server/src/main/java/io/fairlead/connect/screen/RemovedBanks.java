package io.fairlead.connect.screen;

import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.TimelineEntry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows which bank a consumer has just removed, so that it can be connected again. */
@Component
public class RemovedBanks {

    private final SessionLog log;
    private final AccountSharing sharing;
    private final SessionNames names;

    RemovedBanks(SessionLog log, AccountSharing sharing, SessionNames names) {
        this.log = log;
        this.sharing = sharing;
        this.names = names;
    }

    /** The bank whose removal is the last thing that the consumer has done. */
    public Optional<InstitutionView> latest(Session session) {
        return log.timelineAsRead(session).reversed().stream()
                .map(TimelineEntry::event)
                .filter(event -> !(event instanceof SessionEvent.ScreenShown))
                .findFirst()
                .filter(SessionEvent.AccountsRemoved.class::isInstance)
                .map(SessionEvent.AccountsRemoved.class::cast)
                .map(SessionEvent.AccountsRemoved::institutionId)
                .filter(institution -> !isShared(session, institution))
                .map(names::institution);
    }

    private boolean isShared(Session session, String institution) {
        return sharing.shared(session, session.customer()).stream()
                .anyMatch(account -> account.login().institutionId().equals(institution));
    }
}
