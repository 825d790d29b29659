package io.fairlead.connect;

import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.institution.Institution;
import io.fairlead.institution.InstitutionPage;
import io.fairlead.institution.InstitutionQuery;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.institution.Institutions;
import io.fairlead.link.Link;
import io.fairlead.session.Session;
import io.fairlead.session.state.SessionEvent;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which banks a consumer is offered: the directory by the rules of the partner and of the link. */
@Component
public class OfferedInstitutions {

    private static final int POPULAR = 8;

    private final Institutions institutions;
    private final Customers customers;

    OfferedInstitutions(Institutions institutions, Customers customers) {
        this.institutions = institutions;
        this.customers = customers;
    }

    /** The banks of a search, as many as are wanted. */
    public InstitutionPage search(Session session, String query, int wanted) {
        return institutions.search(
                new InstitutionQuery(
                        query,
                        true,
                        session.settings().products(),
                        false,
                        Set.of(),
                        customerType(session),
                        settings(session.link()),
                        1,
                        wanted));
    }

    /** What the search begins with: the experience's banks, or else the directory's. */
    public InstitutionPage popular(Session session) {
        var own =
                session.settings().popularInstitutions().stream()
                        .flatMap(id -> offered(session, id).stream())
                        .distinct()
                        .toList();
        return own.isEmpty() ? mostPopular(session) : new InstitutionPage(own.size(), false, own);
    }

    /** The bank that a consumer chooses by its id, if it is offered to them. */
    Optional<Institution> offered(Session session, String id) {
        var settings = settings(session.link());
        return find(id, settings)
                .filter(bank -> isReachable(session, bank))
                .filter(bank -> !settings.hide(bank.id()))
                .filter(bank -> bank.products().containsAll(session.settings().products()));
    }

    /** The bank that a link for one bank names, or the one in its place. */
    public Optional<Institution> of(Link link) {
        return Optional.ofNullable(link.details().institutionId())
                .flatMap(id -> find(id, settings(link)));
    }

    /** The event that an institution is chosen. */
    static SessionEvent chosen(Institution institution) {
        return new SessionEvent.InstitutionChosen(
                institution.id(), institution.name(), institution.isConnectable());
    }

    boolean isReachable(Session session, Institution bank) {
        return customers
                .find(session.link().partner(), session.customer())
                .filter(customer -> bank.reachableBy(customer.profile().type()))
                .isPresent();
    }

    private InstitutionPage mostPopular(Session session) {
        return institutions.search(
                new InstitutionQuery(
                        null,
                        false,
                        session.settings().products(),
                        true,
                        Set.of(),
                        customerType(session),
                        settings(session.link()),
                        1,
                        POPULAR));
    }

    private Optional<Institution> find(String id, InstitutionSettings settings) {
        var named = institutions.find(id);
        return settings.replace(id)
                ? named.map(Institution::replacementId)
                        .flatMap(institutions::find)
                        .filter(replacement -> named.get().testing() == replacement.testing())
                        .or(() -> named)
                : named;
    }

    private InstitutionSettings settings(Link link) {
        return link.details().institutionSettings().over(institutions.settings(link.partner()));
    }

    private CustomerType customerType(Session session) {
        return customers
                .find(session.link().partner(), session.customer())
                .map(customer -> customer.profile().type())
                .orElse(CustomerType.TESTING);
    }
}
