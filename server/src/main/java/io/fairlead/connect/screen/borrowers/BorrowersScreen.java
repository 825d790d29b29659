package io.fairlead.connect.screen.borrowers;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.SharedLogins;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.Session;
import io.fairlead.shared.CustomerId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Builds the screen with both borrowers' parts. */
@Component
public class BorrowersScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final SharedLogins logins;

    BorrowersScreen(SessionFrames frames, SessionNames names, SharedLogins logins) {
        this.frames = frames;
        this.names = names;
        this.logins = logins;
    }

    public BorrowersPage page(Visit.Running visit) {
        var session = visit.session();
        var finished = session.running().finished();
        var count = session.customers().size();
        var called = names.borrowers(session);
        var next = IntStream.range(0, count).filter(part -> !finished.contains(part)).findFirst();
        var parts =
                IntStream.range(0, count)
                        .mapToObj(
                                part ->
                                        new BorrowersPage.Part(
                                                part,
                                                called.get(part),
                                                institutionNames(session, session.customerOf(part)),
                                                finished.contains(part),
                                                next.orElse(-1) == part))
                        .toList();
        return new BorrowersPage(
                frames.of(visit).backTo(visit.page("/landing")),
                names.partner(session),
                parts,
                finished.size() == count,
                visit.page("/borrowers"),
                visit.page("/submit"),
                session.version());
    }

    private List<String> institutionNames(Session session, CustomerId customer) {
        return logins.of(session, customer)
                .map(shared -> names.institution(shared.getFirst().login().institutionId()).name())
                .toList();
    }
}
