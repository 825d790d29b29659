package io.fairlead.connect.screen;

import io.fairlead.connector.condition.BankConditions;
import io.fairlead.customer.Customer;
import io.fairlead.customer.Customers;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.partner.Partners;
import io.fairlead.session.Session;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the screens call those who take part: the partner, the borrowers, the institutions. */
@Component
public class SessionNames {

    private final Partners partners;
    private final Customers customers;
    private final Institutions institutions;
    private final BankConditions conditions;

    SessionNames(
            Partners partners,
            Customers customers,
            Institutions institutions,
            BankConditions conditions) {
        this.partners = partners;
        this.customers = customers;
        this.institutions = institutions;
        this.conditions = conditions;
    }

    /** Who asks, as consumers know them. */
    public String partner(Session session) {
        return Optional.ofNullable(session.settings().applicationName())
                .or(() -> partners.name(session.link().partner()))
                .orElse("");
    }

    /** The customer whose accounts are shared now; empty where the partner gave no name. */
    public String customer(Session session) {
        return customers
                .find(session.link().partner(), session.customer())
                .map(Customer::profile)
                .stream()
                .flatMap(profile -> Stream.of(profile.firstName(), profile.lastName()))
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** The borrower whose turn it is; empty unless there are two. */
    public String borrower(Session session) {
        return session.isJoint() ? borrower(session, session.running().part()) : "";
    }

    /** What a borrower is called, so that nobody takes them for the other one. */
    public String borrower(Session session, int part) {
        return borrowers(session).get(part);
    }

    /** What all borrowers are called, in the order of their parts. */
    public List<String> borrowers(Session session) {
        var given =
                IntStream.range(0, session.customers().size())
                        .mapToObj(part -> given(session, part))
                        .toList();
        return BorrowerNames.of(given, Visit.textsOf(session));
    }

    private BorrowerNames.Given given(Session session, int part) {
        return customers
                .find(session.link().partner(), session.customerOf(part))
                .map(Customer::profile)
                .map(profile -> new BorrowerNames.Given(profile.firstName(), profile.lastName()))
                .orElse(new BorrowerNames.Given(null, null));
    }

    /** The institution with an id, as screens show it. */
    public InstitutionView institution(String id) {
        return institutions
                .find(id)
                .map(this::institution)
                .orElseGet(() -> InstitutionView.unknown(id));
    }

    /** An institution as screens show it. */
    public InstitutionView institution(Institution institution) {
        return InstitutionView.of(institution, conditions.of(institution.id()));
    }
}
