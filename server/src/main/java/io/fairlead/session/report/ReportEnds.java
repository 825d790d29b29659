package io.fairlead.session.report;

import io.fairlead.customer.CustomerLock;
import io.fairlead.report.Report;
import io.fairlead.report.ReportStatus;
import io.fairlead.report.Reports;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.TimelineEntry;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes in the timeline of a session, once, that all of its reports have ended. */
@Service
public class ReportEnds {

    private final CustomerLock customers;
    private final Sessions sessions;
    private final SessionLog log;
    private final Reports reports;

    ReportEnds(CustomerLock customers, Sessions sessions, SessionLog log, Reports reports) {
        this.customers = customers;
        this.sessions = sessions;
        this.log = log;
        this.reports = reports;
    }

    /** Does nothing as long as one is being made, and once the session or a customer is deleted. */
    @Transactional
    public void note(UUID session) {
        sessions.find(session).ifPresent(this::note);
    }

    private void note(Session session) {
        var partner = session.link().partner();
        if (!customers.keep(partner, session.link().customer())) {
            return;
        }
        var all = reports.list(partner, session.id());
        if (!all.isEmpty() && all.stream().allMatch(ReportEnds::hasEnded) && !isNoted(session)) {
            log.appendEvenAfterEnd(
                    session, new SessionEvent.ReportsEnded(SessionReports.refs(all)));
        }
    }

    private static boolean hasEnded(Report report) {
        return report.status() != ReportStatus.IN_PROGRESS;
    }

    private boolean isNoted(Session session) {
        return log.timeline(session).stream()
                .map(TimelineEntry::event)
                .anyMatch(SessionEvent.ReportsEnded.class::isInstance);
    }
}
