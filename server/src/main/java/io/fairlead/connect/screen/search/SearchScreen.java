package io.fairlead.connect.screen.search;

import io.fairlead.connect.OfferedInstitutions;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.institution.InstitutionPage;
import org.springframework.stereotype.Component;

/** Builds the search for an institution. */
@Component
public class SearchScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final OfferedInstitutions institutions;

    SearchScreen(SessionFrames frames, SessionNames names, OfferedInstitutions institutions) {
        this.frames = frames;
        this.names = names;
        this.institutions = institutions;
    }

    /** The institutions of a search; without a query the popular ones. */
    public InstitutionPage find(Visit.Running visit, String query) {
        return query.isEmpty()
                ? institutions.popular(visit.session())
                : institutions.search(visit.session(), query);
    }

    /** The screen before anything is searched. */
    public SearchPage page(Visit.Running visit) {
        return page(visit, "", find(visit, ""));
    }

    public SearchPage page(Visit.Running visit, String query, InstitutionPage found) {
        var back = visit.session().isJoint() ? "/borrowers" : "/landing";
        return new SearchPage(
                frames.of(visit).backTo(visit.page(back)),
                names.borrower(visit.session()),
                query,
                found.institutions().stream().map(InstitutionView::of).toList(),
                found.found(),
                visit.page("/search"),
                visit.page("/search"),
                visit.session().version());
    }
}
