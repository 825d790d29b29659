package io.fairlead.connect.screen.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.connect.OfferedInstitutions;
import io.fairlead.connect.screen.RemovedBanks;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.institution.InstitutionPage;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the search for an institution. */
@Component
public class SearchScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final OfferedInstitutions institutions;
    private final RemovedBanks removed;

    SearchScreen(
            SessionFrames frames,
            SessionNames names,
            OfferedInstitutions institutions,
            RemovedBanks removed) {
        this.frames = frames;
        this.names = names;
        this.institutions = institutions;
        this.removed = removed;
    }

    /**
     * The institutions of a search; without a query the popular ones.
     *
     * @param wanted how many, at most
     */
    public InstitutionPage find(Visit.Running visit, String query, int wanted) {
        return query.isEmpty()
                ? institutions.popular(visit.session())
                : institutions.search(
                        visit.session(),
                        query,
                        Math.clamp(wanted, SearchPage.STEP, SearchPage.MOST));
    }

    /** The screen before anything is searched. */
    public SearchPage page(Visit.Running visit) {
        return page(visit, "", find(visit, "", SearchPage.STEP), false);
    }

    /**
     * The screen with what was found.
     *
     * @param missing whether the consumer has just said that the bank is not there
     */
    public SearchPage page(
            Visit.Running visit, String query, InstitutionPage found, boolean missing) {
        var back = visit.session().isJoint() ? "/borrowers" : "/landing";
        return new SearchPage(
                frames.of(visit).backTo(visit.page(back)),
                names.borrower(visit.session()),
                names.partner(visit.session()),
                query.isEmpty() ? removed.latest(visit.session()).orElse(null) : null,
                query,
                found.institutions().stream().map(names::institution).toList(),
                found.found(),
                more(visit, query, found),
                visit.page("/search"),
                visit.page("/search"),
                visit.page("/search/missing"),
                missing,
                visit.page("/exit"),
                visit.session().version());
    }

    private static @Nullable String more(Visit.Running visit, String query, InstitutionPage found) {
        var shown = found.institutions().size();
        if (query.isEmpty() || shown >= found.found() || shown >= SearchPage.MOST) {
            return null;
        }
        return "%s&shown=%d#%s"
                .formatted(page(visit, query), shown + SearchPage.STEP, SearchPage.idOf(shown));
    }

    /** Where a search is shown. */
    public static String page(Visit.Running visit, String query) {
        return visit.page("/search?query=" + URLEncoder.encode(query, UTF_8));
    }
}
