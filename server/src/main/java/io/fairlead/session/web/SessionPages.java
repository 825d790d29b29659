package io.fairlead.session.web;

import io.fairlead.account.Accounts;
import io.fairlead.account.InstitutionLogin;
import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.link.Link;
import io.fairlead.partner.Partners;
import io.fairlead.session.Session;
import io.fairlead.session.web.LandingPage.Request;
import io.fairlead.session.web.UnavailablePage.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the pages of a session show. */
@Component
class SessionPages {

    private final Partners partners;
    private final Customers customers;
    private final Institutions institutions;
    private final Accounts accounts;

    SessionPages(
            Partners partners, Customers customers, Institutions institutions, Accounts accounts) {
        this.partners = partners;
        this.customers = customers;
        this.institutions = institutions;
        this.accounts = accounts;
    }

    LandingPage landing(Visit.Running visit) {
        var link = visit.session().link();
        return new LandingPage(
                visit.frame(),
                partnerName(link),
                request(link),
                visit.page("/terms"),
                visit.page("/privacy"));
    }

    ClosedPage closed(Visit.Ended visit) {
        var link = visit.session().link();
        return new ClosedPage(
                visit.texts(),
                returnAddress(visit.session(), visit.ending())
                        .map(address -> new WayBack(partnerName(link), address))
                        .orElse(null));
    }

    /**
     * Where the browser goes right after an exit. A testing customer goes nowhere: as in the
     * vendor's test environment, the last page stays and has a link that leads on.
     */
    Optional<String> addressAfterExit(Session session) {
        var link = session.link();
        var active =
                customers
                        .find(link.partner(), link.customer())
                        .filter(customer -> customer.profile().type() == CustomerType.ACTIVE)
                        .isPresent();
        return active ? returnAddress(session, Session.Ending.EXIT) : Optional.empty();
    }

    static UnavailablePage unavailable(Visit.Unknown visit) {
        return new UnavailablePage(visit.texts(), Reason.EXPIRED, LinkController.CLOSED_PAGE, null);
    }

    private static Optional<String> returnAddress(Session session, Session.Ending ending) {
        return Optional.ofNullable(session.link().details().presentation().redirectUri())
                .map(uri -> ReturnAddress.of(uri, ending.code(), ending.reason()));
    }

    private Request request(Link link) {
        return switch (link.details().type()) {
            case FULL -> new Request.Full();
            case JOINT_BORROWER -> new Request.JointBorrower();
            case LITE -> new Request.Lite(institutionName(link.details().institutionId()));
            case FIX -> new Request.Fix(institutionName(institutionOfLogin(link)));
        };
    }

    private @Nullable String institutionOfLogin(Link link) {
        var login = String.valueOf(link.details().institutionLoginId());
        return accounts.login(link.partner(), link.customer(), login)
                .map(InstitutionLogin::institutionId)
                .orElse(null);
    }

    private String institutionName(@Nullable String id) {
        return Optional.ofNullable(id)
                .flatMap(institutions::find)
                .map(Institution::name)
                .orElse("");
    }

    private String partnerName(Link link) {
        return partners.name(link.partner()).orElse("");
    }
}
