package io.fairlead.connect.screen.landing;

import io.fairlead.account.Accounts;
import io.fairlead.account.InstitutionLogin;
import io.fairlead.connect.OfferedInstitutions;
import io.fairlead.connect.screen.BrandFiles;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.landing.LandingPage.Request;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.consent.SharedData;
import io.fairlead.experience.ExperienceSettings.Wording;
import io.fairlead.link.Link;
import io.fairlead.link.LinkType;
import io.fairlead.session.SharingTerms;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Builds the first screen. */
@Component
public class LandingScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final Accounts accounts;
    private final OfferedInstitutions institutions;
    private final SharingTerms terms;

    LandingScreen(
            SessionFrames frames,
            SessionNames names,
            Accounts accounts,
            OfferedInstitutions institutions,
            SharingTerms terms) {
        this.frames = frames;
        this.names = names;
        this.accounts = accounts;
        this.institutions = institutions;
        this.terms = terms;
    }

    public LandingPage page(Visit.Running visit) {
        var session = visit.session();
        var bank = bankOf(session.link());
        return new LandingPage(
                frames.of(visit),
                names.partner(session),
                BrandFiles.icon(session.experience()),
                wording(visit),
                request(session.link(), bank.map(InstitutionView::name).orElse("")),
                facts(visit),
                visit.page("/landing"),
                session.version(),
                bank.map(InstitutionView::oauth).orElse(false),
                visit.page("/terms"),
                visit.page("/privacy"));
    }

    /** The partner's own words; a broken connection is repaired for no other reason than that. */
    private static Wording wording(Visit.Running visit) {
        var session = visit.session();
        var own = session.settings().texts().get(visit.texts().language());
        return own == null || session.link().details().type() == LinkType.FIX ? Wording.NONE : own;
    }

    /** A repair changes nothing of what is shared. */
    private ConsentFacts facts(Visit.Running visit) {
        var session = visit.session();
        var link = session.link();
        var data =
                login(link)
                        .map(login -> login.agreement().data())
                        .or(() -> institutions.of(link).map(bank -> terms.data(session, bank.id())))
                        .orElseGet(() -> SharedData.of(session.settings()));
        return ConsentFacts.of(visit.texts(), names.partner(session), data, accounts.latestEnd());
    }

    private Optional<InstitutionLogin> login(Link link) {
        return Optional.ofNullable(link.details().institutionLoginId())
                .flatMap(login -> accounts.login(link.partner(), link.customer(), login));
    }

    /** The bank that the link is for, if it is for one. */
    private Optional<InstitutionView> bankOf(Link link) {
        return institutions.of(link).map(InstitutionView::of).or(() -> bankOfLogin(link));
    }

    private Optional<InstitutionView> bankOfLogin(Link link) {
        return login(link).map(InstitutionLogin::institutionId).map(names::institution);
    }

    private static Request request(Link link, String bank) {
        return switch (link.details().type()) {
            case FULL -> new Request.Full();
            case JOINT_BORROWER -> new Request.JointBorrower();
            case LITE -> new Request.Lite(bank);
            case FIX -> new Request.Fix(bank);
        };
    }
}
